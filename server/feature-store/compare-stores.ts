import type { RowTimes } from './judge-rows.ts';
import type { Scalar, ValueType } from './vocabulary.ts';

/** How what the online store has of an entity stands to the newest row of its history. */
export type StoreDifference =
  | 'none'
  | 'unknownKey'
  | 'notServed'
  | 'neverMaterialized'
  | 'stale'
  | 'corrected'
  | 'onlineAhead'
  | 'onlineOnly'
  | 'values';

interface StoresOfKey {
  readonly online: RowTimes | null;
  /** The newest row whose event has come. */
  readonly offline: RowTimes | null;
  readonly isServedOnline: boolean;
  /** Whether any feature's value differs. */
  readonly valuesDiffer: boolean;
}

/** Names the difference; of several the first that explains the others. */
export function compareStores({ online, offline, isServedOnline, valuesDiffer }: StoresOfKey): StoreDifference {
  if (!isServedOnline) return 'notServed';
  if (!online) return offline ? 'neverMaterialized' : 'unknownKey';
  if (!offline) return 'onlineOnly';
  if (isApart(online.event, offline.event)) return online.event < offline.event ? 'stale' : 'onlineAhead';
  if (isCorrection(online.created, offline.created)) return 'corrected';
  return valuesDiffer ? 'values' : 'none';
}

/** DynamoDB and the history keep fractions of a millisecond differently. */
const isApart = (a: number, b: number): boolean => Math.abs(a - b) >= 1;

/** Feast writes no creation into its tables, so that a row without one says nothing. */
const isCorrection = (online: number | null, offline: number | null): boolean =>
  online !== null && offline !== null && isApart(online, offline) && online < offline;

/** Whether two cells are the same value, as far as both stores can keep it. */
export function isSameValue(a: Scalar, b: Scalar, valueType: ValueType): boolean {
  if (a === null || b === null) return a === b;
  // Feast's tables have whole seconds.
  if (valueType === 'unix_timestamp') return Math.floor(Number(a) / 1000) === Math.floor(Number(b) / 1000);
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

interface Told extends Pick<StoresOfKey, 'online' | 'offline'> {
  /** What the view was last materialized up to; null before the first time. */
  readonly materializedUntil: Date | null;
}

/** The difference as a sentence or two: what is where, why, and what brings the stores together. */
export function explainDifference(
  difference: StoreDifference,
  view: string,
  { online, offline, materializedUntil }: Told,
): string {
  const newest = offline && `The newest row of the offline store is of ${say(offline.event)}${written(offline)}`;
  const since = sayMaterialized(view, materializedUntil, offline);
  const remedy = `Materialize ${view} to bring it.`;
  switch (difference) {
    case 'none':
      return 'Both stores hold the same row.';
    case 'unknownKey':
      return 'Neither store has ever seen this key.';
    case 'notServed':
      return `${view} is not served online: its definition says online: false.`;
    case 'neverMaterialized':
      return `The online store has no row of this key. ${newest}; ${since}. ${remedy}`;
    case 'stale':
      return `The online store still has the row of ${say(online!.event)}. ${newest}; ${since}. ${remedy}`;
    case 'corrected':
      return `The online store has the row of this moment as it was written ${say(online!.created!)}; ${say(offline!.created!)} it was written again. ${remedy}`;
    case 'onlineAhead':
      return `The online store is ahead: its row is of ${say(online!.event)}, pushed to it alone. ${newest}. Push to both stores if training is to see it.`;
    case 'onlineOnly':
      return `Only the online store has a row of this key, of ${say(online!.event)}: it was pushed to it alone, or its history was deleted.`;
    case 'values':
      return `Both rows are of ${say(online!.event)}, but not all of their values are the same: one was written over by a row of the same times. ${remedy}`;
  }
}

function sayMaterialized(view: string, until: Date | null, newest: RowTimes | null): string {
  if (!until) return `${view} was never materialized`;
  const wasThere = newest !== null && newest.event <= +until && newest.created !== null && newest.created <= +until;
  const since = `${view} was last materialized until ${say(+until)}`;
  return wasThere ? since : `${since}, before that row was there`;
}

const written = ({ created }: RowTimes): string => (created === null ? '' : `, written ${say(created)}`);

/** `2011-06-01 00:00:00 UTC`. */
const say = (moment: number): string => `${new Date(moment).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
