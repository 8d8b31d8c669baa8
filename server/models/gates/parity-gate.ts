import type { Gate } from '../gate-schema.ts';
import { gate } from './gate.ts';

/** How a package was held against its trainer: what it was asked, or how it failed. */
export type ParityOutcome =
  | { readonly ok: true; readonly sentence: string }
  | { readonly ok: false; readonly message: string };

/** Whether what is served is what was judged. Nobody can override it: the figures of a run say nothing of another model. */
export function parityGate(outcome: ParityOutcome): Gate {
  if (outcome.ok) return gate('parity', 'passed', { sentence: outcome.sentence });
  return gate('parity', 'failed', {
    sentence: outcome.message,
    remedy: 'Train the run again; where it still differs, its algorithm cannot be packed as it is.',
  });
}
