import { AppError } from '#server/platform/errors';
import { type EntityFrame, type ExtraColumn, MOMENT, toEntityRows } from './entity-frame.ts';
import { findSnapshot } from './ingests.repo.ts';
import { nameFeatures } from './name-features.ts';
import {
  type ChosenRows,
  type JoinedView,
  NULL_REASONS,
  type NullReason,
  type NullReasons,
  type OfflineStore,
  offlineTable,
  type ViewAnswer,
} from './offline/offline-store.ts';
import { offlineStore } from './offline/open-offline-store.ts';
import { type ResolvedFeature, resolveFeatures, type ViewVersions } from './resolve-features.ts';
import { spreadRows } from './spread-rows.ts';
import type { Scalar, ValueType } from './vocabulary.ts';

export { type ChosenRows, type EntityFrame, NULL_REASONS, type NullReason, type NullReasons };

export interface HistoricalRequest {
  /**
   * Entity rows; or everybody, in the order of their keys' text: for a view that a pipeline fills, the keys of its
   * newest snapshot at the moment asked about (a customer of an older one is no customer any more), else every key.
   */
  readonly entities: EntityFrame | 'all';
  /** `view:feature`, in the order wanted. */
  readonly features: readonly string[];
  /** The moment of rows that name none; now when left out. */
  readonly asOf?: Date;
  /** Leave out rows that were written after the moment asked about. On unless said otherwise: training must not look ahead. */
  readonly createdCutoff?: boolean;
  /** Call columns `view__feature`, not `feature`. On unless said otherwise. */
  readonly fullFeatureNames?: boolean;
  /** Tell for each row and view which row was chosen, or why none. */
  readonly explain?: boolean;
  /** Join at most so many entity rows, evenly spread over all; every one when left out. */
  readonly mostRows?: number;
  /** Views to be read as one of their versions had them, by name, as a run keeps them: to do again what was done then. */
  readonly viewVersions?: ViewVersions | undefined;
  readonly signal?: AbortSignal;
}

export interface HistoricalTable {
  /** Entity rows there are; more than were joined only where `mostRows` says so. */
  readonly entityRows: number;
  /** Key of each row: the join key's text, or a JSON list of texts where there are several. */
  readonly keys: readonly string[];
  /** Moment of each row, epoch milliseconds. */
  readonly at: readonly number[];
  /** Name of the column that holds the moments. */
  readonly momentName: string;
  /** Join keys and further columns of the entity rows, as they came. */
  readonly entities: Readonly<Record<string, ExtraColumn>>;
  /** By reference; whole numbers stay whole beside nulls, unix_timestamp is epoch milliseconds. */
  readonly columns: Readonly<Record<string, readonly Scalar[]>>;
  /** What each reference is called where there are only names: in files. */
  readonly names: Readonly<Record<string, string>>;
  /** As asked for. */
  readonly viewVersions?: ViewVersions;
  readonly views: readonly HistoricalView[];
}

export interface HistoricalView {
  readonly view: string;
  readonly matched: number;
  readonly nullReasons: NullReasons;
  /** Only with `explain`. */
  readonly chosen?: ChosenRows;
}

/**
 * Features as they were known at a moment: the point-in-time join (see `OfflineStore.join`) of entity rows with the
 * offline store. Exactly one output row an entity row, in their order.
 *
 * @throws AppError `not_found` for unknown features; `invalid_input` when a join key is missing, the columns differ in
 * length, names collide, or `all` is asked of views with different keys; `cancelled`.
 */
export async function historicalFeatures(request: HistoricalRequest): Promise<HistoricalTable> {
  const {
    features,
    asOf = new Date(),
    createdCutoff = true,
    fullFeatureNames = true,
    explain = false,
    mostRows,
    viewVersions,
    signal,
  } = request;
  const resolved = await resolveFeatures(features, viewVersions);
  const views = toJoinedViews(resolved);
  const keys = keysOf(views);
  const store = offlineStore();
  const asked = request.entities === 'all' ? { keys: await everybody(store, views, asOf) } : request.entities;
  const { frame, total } = spreadRows(asked, mostRows);
  const rows = toEntityRows(frame, keys, asOf);
  const names = nameFeatures(features, { fullFeatureNames, taken: namesIn(frame) });
  const answers = await store.join(rows, views, { createdCutoff, signal });
  return {
    entityRows: total,
    keys: toKeyTexts(keys.map((name) => rows.keys[name]!)),
    at: rows.at,
    momentName: frame.momentName ?? MOMENT,
    entities: toEntityColumns(frame, views),
    columns: inOrderAsked(resolved, answers),
    names,
    ...(viewVersions && { viewVersions }),
    views: answers.map((answer) => ({ ...accountFor(answer), ...(explain && { chosen: answer.chosen }) })),
  };
}

/** (n) texts for each join key. */
type KeyTexts = Readonly<Record<string, readonly string[]>>;

/**
 * Everybody whom `historicalFeatures` joins for `all`: texts of the join keys of these features, in the order of the keys.
 * @throws AppError as it does.
 */
export async function listEntities(features: readonly string[], asOf: Date): Promise<KeyTexts> {
  return everybody(offlineStore(), toJoinedViews(await resolveFeatures(features)), asOf);
}

interface AskedView extends JoinedView {
  /** A pipeline writes everybody at one moment: its rows of one event are a snapshot. */
  readonly isSnapshot: boolean;
}

function toJoinedViews(resolved: readonly ResolvedFeature[]): AskedView[] {
  return [...Map.groupBy(resolved, ({ view }) => view.name).values()].map((wanted) => {
    const { view } = wanted[0]!;
    return {
      ...offlineTable(view, view.joinKeys),
      name: view.name,
      ttlMs: view.ttlSeconds * 1000,
      // Once, though it may be asked for by a former name as well.
      features: [...new Set(wanted.map(({ field }) => field.name))],
      isSnapshot: view.source.pipeline !== undefined,
    };
  });
}

/** Join keys of all views, each once, in the order they are first named. */
function keysOf(views: readonly JoinedView[]): string[] {
  return [...new Set(views.flatMap(({ joinKeys }) => joinKeys.map(({ name }) => name)))];
}

async function everybody(store: OfflineStore, views: readonly AskedView[], asOf: Date): Promise<KeyTexts> {
  const keys = keysOf(views);
  const odd = views.find(({ joinKeys }) => joinKeys.length !== keys.length);
  if (odd) {
    throw new AppError(
      'invalid_input',
      `All entities can be asked of views with the same keys only; these have ${keys.join(', ')}, and ${odd.name} ` +
        `has ${odd.joinKeys.map(({ name }) => name).join(', ')}. Name the entity rows instead.`,
    );
  }
  const found: string[][][] = [];
  for (const view of views) {
    const snapshotAt = view.isSnapshot ? ((await findSnapshot(view.source.table, asOf)) ?? asOf) : undefined;
    const columns = await store.listKeys(view, snapshotAt);
    found.push(keys.map((name) => columns[view.joinKeys.findIndex((key) => key.name === name)]!));
  }
  return inKeyOrder(keys, found);
}

/** Keys of several views, each once, in the order of their texts. A list of single keys is kept plain: there are millions. */
function inKeyOrder(names: readonly string[], found: readonly (readonly string[][])[]): KeyTexts {
  const [first = '', ...others] = names;
  if (others.length === 0) {
    const columns = found.map(([column]) => column!);
    return { [first]: (columns.length === 1 ? [...columns[0]!] : [...new Set(columns.flat())]).sort() };
  }
  const tuples = new Map<string, string[]>();
  for (const columns of found) {
    for (const row of columns[0]!.keys()) {
      const tuple = columns.map((column) => column[row]!);
      tuples.set(JSON.stringify(tuple), tuple);
    }
  }
  const sorted = [...tuples.values()].sort(byText);
  return Object.fromEntries(names.map((name, i) => [name, sorted.map((tuple) => tuple[i]!)]));
}

function byText(a: readonly string[], b: readonly string[]): number {
  const i = a.findIndex((text, at) => text !== b[at]);
  return i < 0 ? 0 : a[i]! < b[i]! ? -1 : 1;
}

function namesIn({ keys, momentName = MOMENT, extra = {} }: EntityFrame): string[] {
  return [...Object.keys(keys), momentName, ...Object.keys(extra)];
}

/** Keys in the type of their entity where every text is one of it, so that they leave as they came. */
function toEntityColumns({ keys, extra }: EntityFrame, views: readonly AskedView[]): HistoricalTable['entities'] {
  const types = new Map<string, ValueType>(
    views.flatMap(({ joinKeys }) => joinKeys.map(({ name, valueType }) => [name, valueType])),
  );
  const columns = Object.entries(keys).map(([name, texts]): [string, ExtraColumn] => {
    const valueType = types.get(name) ?? 'string';
    const isTyped = valueType !== 'string' && texts.every((text) => text === null || String(Number(text)) === text);
    return [name, isTyped ? { valueType, values: texts.map(toNumber) } : { valueType: 'string', values: texts }];
  });
  return { ...Object.fromEntries(columns), ...extra };
}

const toNumber = (text: string | null): number | null => (text === null ? null : Number(text));

function inOrderAsked(
  resolved: readonly ResolvedFeature[],
  answers: readonly ViewAnswer[],
): HistoricalTable['columns'] {
  const given = new Map(
    answers.flatMap(({ view, columns }) =>
      Object.entries(columns).map(([feature, cells]) => [`${view}:${feature}`, cells] as [string, readonly Scalar[]]),
    ),
  );
  return Object.fromEntries(
    resolved.map(({ reference, view, field }) => [reference, given.get(`${view.name}:${field.name}`)!]),
  );
}

function accountFor({ view, chosen }: ViewAnswer): HistoricalView {
  const counts: Record<NullReason, number> = { unknownKey: 0, onlyLater: 0, writtenLater: 0, outsideTtl: 0 };
  for (const reason of chosen.reason) if (reason) counts[reason]++;
  const nulls = NULL_REASONS.reduce((total, reason) => total + counts[reason], 0);
  return { view, matched: chosen.reason.length - nulls, nullReasons: counts };
}

function toKeyTexts(columns: readonly (readonly (string | null)[])[]): string[] {
  const [first = [], ...rest] = columns;
  if (rest.length === 0) return first.map((key) => key ?? '');
  return first.map((_, row) => JSON.stringify(columns.map((column) => column[row])));
}
