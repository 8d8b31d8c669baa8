import { AppError } from '#server/platform/errors';

/** What a domain answers, or the error that says why there is no answer, for the page to say in its place. Defects go on. */
export async function orRefusal<T>(answer: Promise<T>): Promise<T | AppError> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
