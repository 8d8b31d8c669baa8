import { AppError } from '#server/platform/errors';
import type { Checklist } from '../gate-schema.ts';
import type { Candidate } from './gather-candidate.ts';
import { type Destination, judgePromotion } from './judge-promotion.ts';
import { type ConsentBy, requireOpen, withConsent } from './require-consent.ts';

/** So often may others come between; each time one of them has moved the alias. */
const MOST_ATTEMPTS = 20;

/**
 * The way of a candidate through its gates. `judge` refuses where one is shut. `move` judges against what is in
 * production now and hands the checklist to whoever moves the alias; where another promotion came between (`act` says
 * false), it judges again, against that one.
 */
export function passGates(candidate: Candidate, destination: Destination, by: ConsentBy) {
  const { run } = candidate.contender;
  const judge = async (): Promise<Checklist> => {
    const checklist = withConsent(await judgePromotion(candidate, destination), by);
    requireOpen(checklist, `Run "${run.name}" (${run.id})`);
    return checklist;
  };
  const move = async (act: (checklist: Checklist) => Promise<boolean>): Promise<void> => {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) if (await act(await judge())) return;
    const { model, alias } = destination;
    throw new AppError(
      'conflict',
      `${model}@${alias} is moved by others again and again; try once they have finished.`,
    );
  };
  return { judge, move };
}
