import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '#server/platform/errors';
import { getHoldout, getTrainedModel } from '#server/runs/results.repo';
import { getRun } from '#server/runs/runs.repo';
import { listServingCosts, type ServingCost, saveServingCost } from '#server/runs/serving-costs.repo';
import type { OnnxScorer } from './onnx-scorer.ts';
import { buildPackage } from './package/build-package.ts';
import { onnxOf, openTrainedScorer } from './package/trained-onnx.ts';

/** Answers that do not count: the runtime allocates in the first of them. */
const WARM_UP = 20;
const ANSWERS = 200;
const LOADS = 3;

/**
 * What it costs to serve a finished run's model: size of its package, time to open it and to answer one row of the
 * holdout, as it is served. Measured once and kept.
 *
 * @throws AppError not_found for an unknown run; conflict for one that did not finish.
 */
export async function measureServing(runId: string): Promise<ServingCost> {
  const [known] = await listServingCosts([runId]);
  if (known) return known;
  const run = await getRun(runId);
  if (run.status !== 'finished') {
    const message = `Run "${run.name}" (${runId}) is ${run.status}; only a finished run has a model to serve.`;
    throw new AppError('conflict', message);
  }
  const [trained, holdout] = await Promise.all([getTrainedModel(runId), getHoldout(runId)]);
  const onnx = await onnxOf(trained, holdout);
  const nowhere = { model: 'measured', version: 'v0.0', reason: '', promotedBy: '', createdAt: new Date() };
  const { files } = buildPackage({ run, trained, onnx, sealed: null, ...nowhere });
  const open = () => openTrainedScorer(onnx, trained);
  const loads = await repeat(LOADS, async () => (await open()).close());
  const scorer = await open();
  const answers = await timeAnswers(scorer, Float32Array.from(holdout.features), trained.inputs.length);
  await scorer.close();
  return saveServingCost({
    runId,
    packageBytes: [...files.values()].reduce((sum, { byteLength }) => sum + byteLength, 0),
    loadMs: quantile(loads, 0.5),
    oneRowP50Ms: quantile(answers, 0.5),
    oneRowP99Ms: quantile(answers, 0.99),
    measuredOn: `${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`,
  });
}

/** One row after the other, as single requests come. */
async function timeAnswers(scorer: OnnxScorer, rows: Float32Array, width: number): Promise<number[]> {
  const count = rows.length / width;
  let next = 0;
  const answer = () => {
    const row = next++ % count;
    return scorer.score(rows.slice(row * width, (row + 1) * width));
  };
  await repeat(WARM_UP, answer);
  return repeat(ANSWERS, answer);
}

/** Milliseconds of each turn; others may run in between. */
async function repeat(turns: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
    await setImmediate();
  }
  return times;
}

/** By rank. */
function quantile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!;
}
