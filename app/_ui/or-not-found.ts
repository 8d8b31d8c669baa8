import { notFound } from 'next/navigation';
import { AppError } from '#server/platform/errors';

/** What a domain answers, or the page that says there is nothing at this address. Other failures go on. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
