import { type FeatureHistory, readFeatureHistory, type StaleFeature } from '#server/feature-store/feature-history';
import { listModels } from '#server/models/models.repo';
import { staleInputsOf } from '#server/models/stale-versions';
import { listRunPins, type RunPin } from '#server/runs/run-pins.repo';
import { staleFeaturesOf } from '#server/runs/stale-runs';

/** A version under an alias that refuses to serve, and how far its successor is. */
export interface Repair {
  readonly model: string;
  readonly version: string;
  readonly alias: string;
  readonly stale: readonly StaleFeature[];
  /** The run it was made from. */
  readonly runId: string;
  readonly runName: string;
  /** The newest run of the same label that was made since and is not stale. */
  readonly successor: Pick<RunPin, 'id' | 'name' | 'status'> | null;
}

/** Every alias whose version learned from features of these views that are not what they were. */
export async function findRepairs(viewNames: readonly string[]): Promise<Repair[]> {
  const [history, models, runs] = await Promise.all([readFeatureHistory(), listModels(), listRunPins()]);
  const isOfView = ({ reference }: StaleFeature) => viewNames.includes(reference.split(':')[0]!);
  return models.flatMap(({ versions }) =>
    versions.flatMap(({ model, version, aliases, runId, signature }) => {
      const stale = staleInputsOf(signature, history);
      if (aliases.length === 0 || !stale.some(isOfView)) return [];
      const since = new Date(Math.max(...stale.map(({ at }) => at?.getTime() ?? 0)));
      const run = runs.find(({ id }) => id === runId);
      const successor = run ? findSuccessor(run, since, { runs, history }) : null;
      return aliases.map((alias) => ({ model, version, alias, stale, runId, runName: run?.name ?? runId, successor }));
    }),
  );
}

interface Known {
  /** Newest first. */
  readonly runs: readonly RunPin[];
  readonly history: FeatureHistory;
}

function findSuccessor(run: RunPin, since: Date, { runs, history }: Known): Repair['successor'] {
  const labelOf = ({ label, viewVersions }: RunPin) =>
    history.findCurrent({ reference: label, version: viewVersions[label.split(':')[0]!] });
  const label = labelOf(run);
  const fits = (one: RunPin) =>
    label !== null && one.createdAt >= since && labelOf(one) === label && staleFeaturesOf(one, history).length === 0;
  const found = runs.find(fits);
  return found ? { id: found.id, name: found.name, status: found.status } : null;
}
