import { applyFeatureRepo } from '#server/feature-store/apply';
import { demoDataFile } from '#server/feature-store/demo-data-file';
import { type IngestSummary, ingestFile } from '#server/feature-store/ingest-file';
import { materializeIncremental } from '#server/feature-store/materialize';
import { invoke } from '#server/inference/invoke';
import { scoreBatch } from '#server/inference/score-batch';
import { promoteRun } from '#server/models/promote-run';
import type { ModelVersion } from '#server/models/schema';
import { DEFAULT_MODEL } from '#server/models/vocabulary';
import { compareRuns } from '#server/runs/compare-runs';
import type { Comparison } from '#server/runs/comparison-schema';
import type { Run } from '#server/runs/schema';
import type { Context } from '../command.ts';
import { trainHere } from '../train-here.ts';

const LABEL = 'customer_rfm_features:ltvcluster';
const DEE = {
  owner: 'Dee',
  name: 'Dee’s trees',
  service: 'dee_v1',
  algorithm: 'xgboost',
  params: { max_depth: 5 },
} as const;
const RAM = { owner: 'Ram', name: 'Ram’s logistic', service: 'ram_v1', algorithm: 'logistic_regression' } as const;
/** Two customers of both the real and the demo data, and one nobody knows. */
const ASKED = ['12747.0', '12841.0', 'nobody'];

export interface Story {
  readonly counts: IngestSummary['counts'];
  readonly runs: readonly {
    id: string;
    name: string;
    owner: string;
    algorithm: string;
    accuracy: number;
    f1_macro: number;
    baseline_accuracy: number;
  }[];
  readonly verdict: string;
  readonly model: { name: string; version: string; key: string };
  readonly scored: { uri: string; rows: number };
  readonly predictions: { ids: readonly string[]; values: readonly (number | null)[] };
  readonly comparison: Comparison;
}

/** The chapter from raw invoices to live answers, each step by the function that the app uses for it. */
export async function tellStory(data: string | undefined, context: Context): Promise<Story> {
  const { actor, progress, signal } = context;
  const onProgress = progress.report;
  const { counts } = await ingestFile(data ?? (await demoDataFile()), { signal, onProgress }, actor);
  progress.report({ phase: 'applying the feature repo' });
  await applyFeatureRepo(actor);
  const runs = [await train(DEE, context), await train(RAM, context)] as const;
  const comparison = await compareRuns(runs.map(({ id }) => id));
  progress.report({ phase: 'promoting the winner' });
  const version = await promoteWinner(runs, comparison, context);
  await materializeIncremental({}, { signal, onProgress }, actor);
  const scored = await scoreBatch({ model: DEFAULT_MODEL, keys: 'all' }, { signal, onProgress }, actor);
  progress.report({ phase: 'invoking' });
  const { answer } = await invoke({ customer_list: ASKED }, { model: `${version.model}/${version.version}` });
  progress.end();
  return {
    counts,
    runs: runs.map(summarise),
    verdict: comparison.verdict,
    model: { name: version.model, version: version.version, key: version.key.replace(/\/$/, '') },
    scored: { uri: scored.uri, rows: scored.rows },
    predictions: { ids: ASKED, values: answer.predictions },
    comparison,
  };
}

const train = (who: typeof DEE | typeof RAM, context: Context): Promise<Run> =>
  trainHere({ ...who, label: LABEL }, context);

/** By macro-F1, as the verdict leads with it; the reason in the history is the verdict itself. */
function promoteWinner(runs: readonly Run[], { verdict }: Comparison, { actor }: Context): Promise<ModelVersion> {
  const score = (run: Run): number => run.report!.metrics.f1_macro;
  const winner = runs.reduce((best, run) => (score(run) > score(best) ? run : best));
  return promoteRun(winner.id, { reason: verdict.slice(0, 500) }, actor);
}

const summarise = ({ id, name, owner, algorithm, report, baseline }: Run): Story['runs'][number] => ({
  id,
  name,
  owner,
  algorithm,
  accuracy: report!.metrics.accuracy,
  f1_macro: report!.metrics.f1_macro,
  baseline_accuracy: baseline!.metrics.accuracy,
});
