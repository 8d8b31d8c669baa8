import { cookies } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { ACTOR_COOKIE, toActor } from '#server/access/acting-as';
import type { Actor } from '#server/access/actor';
import { AppError, type ErrorCode } from '#server/platform/errors';
import { log } from '#server/platform/log';
import { parseInput } from '#server/platform/parse-input';
import { formInput } from './form-input.ts';
import { UNEXPECTED } from './problem.ts';

export type ActionResult<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: ErrorCode | 'unexpected';
      readonly message: string;
      /** Messages by field of the form. */
      readonly fields?: Readonly<Record<string, string>>;
    };

/**
 * The one door for console mutations: who asks, then what they sent, then the work. Expected failures come back as data
 * for `useActionState`; bugs are logged and blurred. `redirect()` inside the work goes through.
 */
export function action<Input, T>(schema: z.ZodType<Input>, work: (input: Input, actor: Actor) => Promise<T>) {
  return async (_previous: ActionResult<T> | null, form: FormData): Promise<ActionResult<T>> => {
    try {
      const actor = toActor((await cookies()).get(ACTOR_COOKIE)?.value);
      return { ok: true, value: await work(parseInput(schema, formInput(form)), actor) };
    } catch (error) {
      unstable_rethrow(error); // redirect() and notFound() travel as exceptions
      if (error instanceof AppError) {
        const { code, message, fields } = error;
        return { ok: false, code, message, ...(fields && { fields }) };
      }
      log.error({ err: error }, 'an action failed');
      return { ok: false, code: 'unexpected', message: UNEXPECTED };
    }
  };
}
