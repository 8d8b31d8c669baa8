import { type FeatureHistory, readFeatureHistory } from '#server/feature-store/feature-history';
import type { FeatureRepoPlan } from '#server/feature-store/feature-repo-plan';
import { listServices } from '#server/feature-store/registry';
import { listModels } from '#server/models/models.repo';
import type { ModelVersion } from '#server/models/schema';
import { PRODUCTION } from '#server/models/vocabulary';
import { listRunPins, type RunPin } from '#server/runs/run-pins.repo';
import { type Impact, impactsOf } from './affected/impacts.ts';
import { listScheduledWork, type ScheduledWork } from './affected/schedules.repo.ts';
import { listJobs } from './jobs.repo.ts';
import type { Job } from './schema.ts';

/** What becomes of one thing that uses changed features. */
export interface Effect {
  /** Changed features it uses, as they are called now. */
  readonly features: readonly string[];
  /** Whether it can no longer do what it did. */
  readonly stops: boolean;
  /** `goes stale: …`, `refuses to serve: …`, `goes on: …` */
  readonly effect: string;
}

type AffectedRun = Effect & Pick<RunPin, 'id' | 'name' | 'owner'>;
type AffectedVersion = Effect & Pick<ModelVersion, 'model' | 'version' | 'aliases' | 'runId'>;
type AffectedBatch = Effect & Pick<Job, 'id' | 'status'> & Pick<ModelVersion, 'model' | 'version'>;
type Named = Effect & { readonly name: string };

/** Of many: how many there are, how many of them stop, and the newest few. */
export interface Counted<T> {
  readonly total: number;
  readonly stops: number;
  readonly newest: readonly T[];
}

/** Everything that uses what a plan changes. */
export interface Affected {
  readonly services: readonly Named[];
  readonly runs: Counted<AffectedRun>;
  /** Those with an alias first, then newest first. */
  readonly versions: readonly AffectedVersion[];
  /** Of the newest 500. */
  readonly batches: Counted<AffectedBatch>;
  readonly schedules: readonly Named[];
}

const MOST_SHOWN = 5;
const BATCHES = { kind: 'score', limit: 500 };

/**
 * Every service, run, model version, batch and schedule that uses a feature the plan changes, with what becomes of it.
 * What was made with a feature under a former name is found as well.
 */
export async function findAffected(plan: Pick<FeatureRepoPlan, 'changes'>): Promise<Affected> {
  const impacts = impactsOf(plan);
  const [history, services, runs, models, batches, schedules] = await Promise.all([
    ...[readFeatureHistory(), listServices(), listRunPins(), listModels(), listJobs(BATCHES), listScheduledWork()],
  ] as const);
  const uses = usesOf(impacts, history);
  const versions = affectedVersions(
    models.flatMap((model) => model.versions),
    uses,
  );
  return {
    services: services.flatMap(({ name, features }) => {
      const found = uses(features, {});
      return found.length > 0 ? [{ name, ...effectOnService(name, found, plan) }] : [];
    }),
    runs: counted(
      runs.flatMap(({ id, name, owner, features, label, viewVersions }) => {
        const found = uses([...features, label], viewVersions);
        return found.length > 0 ? [{ id, name, owner, ...effectOf(found, 'goes stale') }] : [];
      }),
    ),
    versions,
    batches: counted(batches.flatMap((job) => affectedBatch(job, versions) ?? [])),
    schedules: schedules.flatMap((schedule) => affectedSchedule(schedule, versions, plan) ?? []),
  };
}

type Uses = (references: readonly string[], viewVersions: Readonly<Record<string, number>>) => Impact[];

/** The impacts on features that something pinned, under whatever name they had then. */
function usesOf(impacts: ReadonlyMap<string, Impact>, history: FeatureHistory): Uses {
  return (references, viewVersions) =>
    [...new Set(references)].flatMap((reference) => {
      const version = viewVersions[reference.split(':')[0]!];
      return impacts.get(history.findCurrent({ reference, version }) ?? '') ?? [];
    });
}

function effectOf(impacts: readonly Impact[], whenStopped: string): Effect {
  const stopping = impacts.filter(({ stops }) => stops);
  const [verb, reasons] = stopping.length > 0 ? [whenStopped, stopping] : ['goes on', impacts];
  const words = [...new Set(reasons.map((reason) => reason.words))];
  return {
    features: impacts.map(({ reference }) => reference),
    stops: stopping.length > 0,
    effect: `${verb}: ${words.join(', ')}`,
  };
}

function affectedVersions(versions: readonly ModelVersion[], uses: Uses): AffectedVersion[] {
  return versions
    .flatMap(({ model, version, aliases, runId, signature }) => {
      const inputs = signature.inputs.map(({ feature }) => feature);
      const found = uses(inputs, signature.viewVersions ?? {});
      return found.length > 0 ? [{ model, version, aliases, runId, ...effectOf(found, 'refuses to serve') }] : [];
    })
    .sort((a, b) => b.aliases.length - a.aliases.length);
}

/** A service that a change reaches is itself written anew in the repo, or the repo would not fit together. */
function effectOnService(
  name: string,
  impacts: readonly Impact[],
  { changes }: Pick<FeatureRepoPlan, 'changes'>,
): Effect {
  const own = changes.find(
    (change) => change.kind === 'feature_service' && (change.renamedFrom ?? change.name) === name,
  );
  const isGone = own?.action === 'delete';
  const verb = own ? `becomes version ${own.toVersion}` : 'changes';
  return { ...effectOf(impacts, isGone ? 'is deleted' : verb), stops: isGone };
}

function affectedBatch(job: Job, versions: readonly AffectedVersion[]): AffectedBatch | null {
  const done = job.result as { model?: string; version?: string } | null;
  const asked = done?.version ? `${done.model}/${done.version}` : modelIn(job.input);
  const version = versions.find((one) => isMeant(one, asked));
  if (!version) return null;
  const { model, features, stops } = version;
  const open = job.status === 'queued' || job.status === 'running';
  const stopped = open ? 'fails unless it is done before' : 'its file stays, scoring again is refused';
  const effect = stops ? stopped : 'goes on';
  return { id: job.id, status: job.status, model, version: version.version, features, stops, effect };
}

function affectedSchedule(
  { name, input }: ScheduledWork,
  versions: readonly AffectedVersion[],
  { changes }: Pick<FeatureRepoPlan, 'changes'>,
): Named | null {
  const version = versions.find((one) => one.stops && isMeant(one, modelIn(input)));
  if (version) {
    const { features, stops, model } = version;
    return { name, features, stops, effect: `fails from then on: ${model} ${version.version} refuses to serve` };
  }
  const { views = [] } = input as { views?: readonly string[] };
  const gone = changes.find(
    (change) => change.kind === 'feature_view' && change.action === 'delete' && views.includes(change.name),
  );
  return gone ? { name, features: [], stops: true, effect: `fails from then on: view ${gone.name} is gone` } : null;
}

const modelIn = (input: unknown): string => (input as { model?: string } | null)?.model ?? '';

/** Whether `name`, `name@alias` or `name/v0.1` means this version now. */
function isMeant({ model, version, aliases }: AffectedVersion, reference: string): boolean {
  const [name, alias = PRODUCTION] = reference.split('@');
  return reference === `${model}/${version}` || (name === model && aliases.includes(alias));
}

function counted<T extends Effect>(all: readonly T[]): Counted<T> {
  return { total: all.length, stops: all.filter(({ stops }) => stops).length, newest: all.slice(0, MOST_SHOWN) };
}
