import { pairAnswers, pairWithMajority } from '#server/runs/pair-answers';
import { getRun } from '#server/runs/runs.repo';
import type { Run } from '#server/runs/schema';
import type { Report } from '#server/training/schema';
import { findAliasedVersion } from '../aliases.repo.ts';
import type { Checklist, Gate } from '../gate-schema.ts';
import type { ModelVersion, SealedResult } from '../schema.ts';
import { PRODUCTION } from '../vocabulary.ts';
import { baselineGate } from './baseline-gate.ts';
import { type Contender, gatherContender } from './contender.ts';
import { gateResamples } from './gate-resamples.ts';
import type { Candidate } from './gather-candidate.ts';
import { noteGate } from './note-gate.ts';
import { pairSealed } from './pair-sealed.ts';
import { parityGate } from './parity-gate.ts';
import { type AgainstProduction, productionGate } from './production-gate.ts';
import { signatureGate } from './signature-gate.ts';

export interface Destination {
  readonly model: string;
  readonly alias: string;
  readonly reason?: string | undefined;
}

/** The gates between a candidate and an alias, as production is now. Only production has gates. */
export async function judgePromotion(candidate: Candidate, destination: Destination): Promise<Checklist> {
  const { model, alias, reason } = destination;
  const there = await findAliasedVersion(model, alias);
  const from = there?.version ?? null;
  if (alias !== PRODUCTION) return { model, alias, from, gates: [] };
  const { contender, parity, sealed } = candidate;
  const gates: Gate[] = [
    judgeBaseline(contender, sealed),
    productionGate(await holdAgainst(there, contender)),
    signatureGate(there, contender.signature),
    parityGate(parity),
    noteGate(reason),
  ];
  return { model, alias, from, gates };
}

function judgeBaseline({ run, holdout }: Contender, sealed: SealedResult | null): Gate {
  const finished = run as Run & { report: Report; baseline: Report };
  const { classes } = finished.report;
  return baselineGate({
    macroF1: finished.report.metrics.f1_macro,
    baselineMacroF1: finished.baseline.metrics.f1_macro,
    statistics: pairWithMajority({ run: finished, holdout }, gateResamples(holdout.keys.length, classes.length)),
    sealed,
  });
}

/** Both on the rows they share: sealed ones, else those that both held out. */
async function holdAgainst(there: ModelVersion | null, contender: Contender): Promise<AgainstProduction> {
  if (!there) return { kind: 'nothing', why: 'Nothing is in production yet, so there is nothing to be worse than.' };
  const { version, signature, runId } = there;
  if (runId === contender.run.id) {
    return { kind: 'nothing', why: `${version} in production is of the same run, so it answers the same.` };
  }
  const classValues = contender.signature.label.classes.map(({ value }) => value);
  const known = signature.label.classes.map(({ value }) => value);
  if (signature.label.feature !== contender.signature.label.feature || known.join() !== classValues.join()) {
    return { kind: 'nothing', why: `${version} in production answers another question; nothing can be paired.` };
  }
  const production = await gatherContender(await getRun(runId));
  const onSealed = pairSealed(production, contender, classValues);
  if (onSealed) return { kind: 'paired', on: 'sealed', version, statistics: onSealed };
  const resamples = gateResamples(contender.holdout.keys.length, classValues.length);
  const onHoldout = pairAnswers(production.holdout, contender.holdout, classValues, resamples);
  if (onHoldout) return { kind: 'paired', on: 'holdout', version, statistics: onHoldout };
  return {
    kind: 'nothing',
    why: `No sealed slice and no holdout row is shared with ${version}; train it on the split of run ${runId} to know.`,
  };
}
