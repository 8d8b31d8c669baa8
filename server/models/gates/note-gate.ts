import type { Gate } from '../gate-schema.ts';
import { ReasonSchema } from '../schema.ts';
import { gate } from './gate.ts';

/** Whether somebody said why; the history keeps it for those who come later. */
export function noteGate(reason: string | undefined): Gate {
  if (ReasonSchema.safeParse(reason).success)
    return gate('note', 'passed', { sentence: 'It says why, and the history keeps it.' });
  return gate('note', 'failed', {
    sentence: 'Nobody has said why yet.',
    remedy: 'Say in the reason what makes it worth serving, in three to 500 characters.',
  });
}
