import type { Actor } from '#server/access/actor';
import type { Run } from '#server/runs/schema';
import type { SealedResult } from '../schema.ts';
import { type Contender, gatherContender, testParity } from './contender.ts';
import { judgeSealed } from './judge-sealed.ts';
import type { ParityOutcome } from './parity-gate.ts';
import { keepSealedLook } from './sealed-looks.repo.ts';

/** What is to get an alias, and all that its gates want to know of it. */
export interface Candidate {
  readonly contender: Contender;
  readonly parity: ParityOutcome;
  /** null where the run's split seals nothing. */
  readonly sealed: SealedResult | null;
}

/** Works out of a finished run what its gates want to know. Where that opens a sealed slice, it is kept who looked. */
export async function gatherCandidate(run: Run, actor: Actor): Promise<Candidate> {
  const contender = await gatherContender(run);
  const parity = await testParity(contender);
  if (!contender.sealed) return { contender, parity, sealed: null };
  await keepSealedLook(run.id, actor.name);
  return { contender, parity, sealed: await judgeSealed(run, contender.trained, contender.sealed) };
}
