import { type FeatureHistory, readFeatureHistory, type StaleFeature } from '#server/feature-store/feature-history';
import { listModels } from '#server/models/models.repo';
import { staleInputsOf } from '#server/models/stale-versions';
import { type CurrentCopy, copyOnCurrent } from '#server/runs/copy-on-current';
import { listRunPins, type RunPin } from '#server/runs/run-pins.repo';
import { getRuns } from '#server/runs/runs.repo';
import type { Run } from '#server/runs/schema';
import { staleFeaturesOf } from '#server/runs/stale-runs';

/** A version under an alias that refuses to serve, and how far its successor is. */
export interface Repair {
  readonly model: string;
  readonly version: string;
  readonly alias: string;
  readonly stale: readonly StaleFeature[];
  /** The run it was made from, and what a copy of it would be made of today. */
  readonly run: Run;
  readonly copy: CurrentCopy;
  /** The newest run of the same label that was made since and is not stale. */
  readonly successor: Pick<RunPin, 'id' | 'name' | 'status'> | null;
}

/** Every alias whose version learned from features of these views that are not what they were. */
export async function findRepairs(viewNames: readonly string[]): Promise<Repair[]> {
  const [history, models, runs] = await Promise.all([readFeatureHistory(), listModels(), listRunPins()]);
  const isOfView = ({ reference }: StaleFeature) => viewNames.includes(reference.split(':')[0]!);
  const serving = models.flatMap(({ versions }) =>
    versions.flatMap(({ model, version, aliases, runId, signature }) => {
      const stale = staleInputsOf(signature, history);
      if (!stale.some(isOfView)) return [];
      return aliases.map((alias) => ({ model, version, alias, stale, runId }));
    }),
  );
  const broken = await getRuns([...new Set(serving.map(({ runId }) => runId))]);
  return serving.map(({ runId, ...version }) => {
    const run = broken.find(({ id }) => id === runId)!;
    const since = new Date(Math.max(...version.stale.map(({ at }) => at?.getTime() ?? 0)));
    const successor = findSuccessor(run, since, { runs, history });
    return { ...version, run, copy: copyOnCurrent(run, history), successor };
  });
}

interface Known {
  /** Newest first. */
  readonly runs: readonly RunPin[];
  readonly history: FeatureHistory;
}

function findSuccessor(run: Run, since: Date, { runs, history }: Known): Repair['successor'] {
  const labelOf = ({ label, viewVersions }: Pick<Run, 'label' | 'viewVersions'>) =>
    history.findCurrent({ reference: label, version: viewVersions[label.split(':')[0]!] });
  const label = labelOf(run);
  const fits = (one: RunPin) =>
    label !== null && one.createdAt >= since && labelOf(one) === label && staleFeaturesOf(one, history).length === 0;
  const found = runs.find(fits);
  return found ? { id: found.id, name: found.name, status: found.status } : null;
}
