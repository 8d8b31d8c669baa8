import type { EntityLookup } from '#server/feature-store/look-up-entity';
import type { FeatureStatus } from '#server/feature-store/online-features';
import type { Field, Scalar } from '#server/feature-store/vocabulary';
import { formatValue } from '../../_ui/format-number.ts';
import { formatAge, formatMoment } from '../../_ui/format-time.ts';

/** What it takes to show a value of a field. */
export type ShownField = Pick<Field, 'name' | 'dtype' | 'classes'>;

export interface LookupRow {
  readonly name: string;
  readonly type: string;
  readonly online: string;
  readonly status: FeatureStatus;
  /** What a model gets, where that is not the value. */
  readonly note: string;
  readonly offline: string;
  readonly differs: boolean;
}

export interface StoredTimes {
  readonly title: string;
  /** `2011-06-01 00:00 UTC, 3 days ago`; the same words where there is none. */
  readonly event: string;
  readonly created: string;
}

export interface PreparedLookup {
  readonly tone: 'note' | 'caution';
  readonly title: string;
  readonly explanation: string;
  readonly stores: readonly StoredTimes[];
  readonly rows: readonly LookupRow[];
  /** Whether a materialization would bring the stores together. */
  readonly canMaterialize: boolean;
}

const TITLES: Readonly<Record<EntityLookup['difference'], string>> = {
  none: 'Both stores agree',
  unknownKey: 'Nobody knows this key',
  notServed: 'Not served online',
  neverMaterialized: 'Not materialized yet',
  stale: 'The online store is behind',
  corrected: 'A correction has not reached the online store',
  onlineAhead: 'The online store is ahead of the history',
  onlineOnly: 'Only the online store knows this key',
  values: 'The stores differ',
};

const MENDED: ReadonlySet<EntityLookup['difference']> = new Set(['neverMaterialized', 'stale', 'corrected', 'values']);

const NOTES: Readonly<Record<FeatureStatus, string>> = {
  PRESENT: '',
  NULL_VALUE: 'a null was written',
  NOT_FOUND: 'no value stored',
  OUTSIDE_MAX_AGE: 'older than the ttl: a model gets null',
};

/** One entity in both stores, in words. */
export function prepareLookup(lookup: EntityLookup, fields: readonly ShownField[], now: Date): PreparedLookup {
  const { difference, online, offline } = lookup;
  return {
    tone: difference === 'none' ? 'note' : 'caution',
    title: TITLES[difference],
    explanation: lookup.explanation,
    stores: [timesOf('Online store', online, now), timesOf('Offline store, newest row', offline, now)],
    rows: lookup.features.map(({ name, valueType, online: value, status, offline: newest, differs }) => {
      const note = NOTES[status];
      const field = fields.find((one) => one.name === name) ?? { name, dtype: valueType };
      return {
        ...{ name, type: valueType, status, note, differs },
        online: status === 'NOT_FOUND' ? '—' : show(value, field),
        offline: offline ? show(newest, field) : '—',
      };
    }),
    canMaterialize: MENDED.has(difference),
  };
}

function timesOf(title: string, row: EntityLookup['online'], now: Date): StoredTimes {
  if (!row) return { title, event: 'no row', created: '—' };
  const say = (moment: number) => `${formatMoment(new Date(moment))}, ${formatAge(new Date(moment), now)}`;
  return { title, event: say(row.event), created: row.created === null ? 'not recorded' : say(row.created) };
}

/** A cell for people: times as times, a class by its name too. */
export function show(value: Scalar, { dtype, classes }: ShownField): string {
  if (dtype === 'unix_timestamp' && value !== null) return formatMoment(new Date(Number(value)));
  const name = value === null ? undefined : classes?.[String(Number(value))];
  return name ? `${formatValue(value)}, ${name}` : formatValue(value);
}
