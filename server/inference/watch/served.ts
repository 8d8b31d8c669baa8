/** What this process has served, by version: since it started, and minute by minute until it is written down. */
import type { ModelVersion } from '#server/models/schema';
import type { Predicted } from '../answering/predicted.ts';
import { countAnswer, countRequest, countShadow, emptyTally, type ShadowTally, type Tally } from './tally.ts';

type Named = Pick<ModelVersion, 'model' | 'version'>;

/** A row as it was served. */
export interface ServedRow {
  readonly values: Float32Array;
  readonly label: number;
}

export interface ServedMinute {
  /** Start of the minute, epoch milliseconds. */
  readonly at: number;
  readonly tally: Tally;
  /** Drawn evenly from the rows of the minute. */
  readonly sample: ServedRow[];
  scored: number;
}

export interface ServedVersion extends Named {
  readonly total: Tally;
  readonly minutes: ServedMinute[];
}

/** Rows kept of a version and minute. */
const MOST_SAMPLED = 100;
const MINUTE_MS = 60_000;

/** On globalThis: the doors in front of Next and those in its bundle count together. */
const shared = globalThis as typeof globalThis & { cookoffServed?: Map<string, ServedVersion> };
shared.cookoffServed ??= new Map();
const served = shared.cookoffServed;

export const listServed = (): ServedVersion[] => [...served.values()];

/** Counts an answer. */
export function recordAnswer(version: Named, predicted: Predicted, durationMs: number): void {
  const { total, minute } = talliesOf(version);
  for (const tally of [total, minute.tally]) {
    countRequest(tally, durationMs);
    countAnswer(tally, predicted);
  }
  sampleRows(minute, predicted);
}

/** Counts a request that got no answer: by the caller's fault it was refused, by ours it failed. */
export function recordFailure(version: Named, kind: 'refused' | 'failed', durationMs: number): void {
  const { total, minute } = talliesOf(version);
  for (const tally of [total, minute.tally]) {
    countRequest(tally, durationMs);
    tally[kind]++;
  }
}

/** Counts what another version said of the same rows, or that it did not. */
export function recordShadow(version: Named, candidate: string, counts: Partial<ShadowTally>): void {
  const { total, minute } = talliesOf(version);
  for (const tally of [total, minute.tally]) countShadow(tally, candidate, counts);
}

function talliesOf({ model, version }: Named): { total: Tally; minute: ServedMinute } {
  const name = `${model}/${version}`;
  let known = served.get(name);
  if (!known) {
    known = { model, version, total: emptyTally(), minutes: [] };
    served.set(name, known);
  }
  const at = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
  let minute = known.minutes.at(-1);
  if (minute?.at !== at) {
    minute = { at, tally: emptyTally(), sample: [], scored: 0 };
    known.minutes.push(minute);
  }
  return { total: known.total, minute };
}

/** Reservoir sampling: each row of the minute is as likely to be kept as any other. @see Vitter (1985), algorithm R. */
function sampleRows(minute: ServedMinute, { rows, scores }: Predicted): void {
  const n = scores.labels.length;
  const width = n > 0 ? rows.length / n : 0;
  for (let i = 0; i < n; i++) {
    const place = minute.scored < MOST_SAMPLED ? minute.scored : Math.floor(Math.random() * (minute.scored + 1));
    minute.scored++;
    if (place < MOST_SAMPLED) {
      minute.sample[place] = { values: rows.slice(i * width, (i + 1) * width), label: scores.labels[i]! };
    }
  }
}
