import { listServices, listViews } from '#server/feature-store/registry';
import { renameFollower } from '#server/feature-store/rename-follower';
import { countRunsByName, countRunsByService, servicesOfRuns } from '#server/runs/feature-usage.repo';
import { listModels } from './models.repo.ts';
import type { ModelVersion } from './schema.ts';

/** Who uses something of the feature store: services by name, runs by number, model versions, newest first. */
export interface Users {
  readonly services: readonly string[];
  readonly runs: number;
  readonly models: readonly ModelVersion[];
}

/** Users by the names of today: those of a thing that was renamed count for what it is called now. */
export interface FeatureUsers {
  ofView(name: string): Users;
  /** `view:feature`, as a feature or as a label. */
  ofFeature(reference: string): Users;
  ofService(name: string): Pick<Users, 'runs' | 'models'>;
}

/** Who uses what, from one look at all services, runs and models. */
export async function readFeatureUsers(): Promise<FeatureUsers> {
  const [views, services, runs, runsOfServices, models, follow] = await Promise.all([
    listViews(),
    listServices(),
    countRunsByName(),
    countRunsByService(),
    listModels(),
    renameFollower(),
  ]);
  const versions = models.flatMap((model) => model.versions);
  const servicesByRun = await servicesOfRuns(versions.map(({ runId }) => runId));
  const namesOfView = (name: string) => [name, ...(views.find((view) => view.name === name)?.formerly.names ?? [])];
  const namesOfFeature = (reference: string) => [...runs.keys()].filter((name) => nameNow(name) === reference);
  const nameNow = (reference: string): string => follow(reference) ?? reference;
  const modelReferences = versions.map((version) => ({ version, uses: referencesOf(version).map(nameNow) }));
  const usersOf = (names: readonly string[], isUsed: (reference: string) => boolean): Users => ({
    services: services.filter(({ features }) => features.some(isUsed)).map((service) => service.name),
    runs: names.reduce((total, name) => total + (runs.get(name) ?? 0), 0),
    models: modelReferences.filter(({ uses }) => uses.some(isUsed)).map(({ version }) => version),
  });
  return {
    ofView: (name) => usersOf(namesOfView(name), (reference) => reference.startsWith(`${name}:`)),
    ofFeature: (feature) => usersOf(namesOfFeature(feature), (reference) => reference === feature),
    ofService: (name) => ({
      runs: runsOfServices.get(name) ?? 0,
      models: versions.filter(({ runId }) => servicesByRun.get(runId) === name),
    }),
  };
}

function referencesOf({ signature }: ModelVersion): string[] {
  return [...signature.inputs.map(({ feature }) => feature), signature.label.feature];
}
