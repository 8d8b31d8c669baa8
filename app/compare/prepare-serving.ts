import type { ServingCost } from '#server/runs/serving-costs.repo';
import { formatBytes } from '../_ui/format-number.ts';

export interface ServingRow {
  readonly title: string;
  /** One a run, — where it was not measured. */
  readonly cells: readonly { readonly key: string; readonly text: string; readonly times: string | null }[];
}

const ROWS = [
  {
    title: 'Package size',
    of: (cost: ServingCost) => cost.packageBytes,
    write: formatBytes,
    less: 'smaller',
    more: 'larger',
  },
  { title: 'Load', of: (cost: ServingCost) => cost.loadMs, write: formatMs, less: 'faster', more: 'slower' },
  {
    title: 'One row, p50',
    of: (cost: ServingCost) => cost.oneRowP50Ms,
    write: formatMs,
    less: 'faster',
    more: 'slower',
  },
  {
    title: 'One row, p99',
    of: (cost: ServingCost) => cost.oneRowP99Ms,
    write: formatMs,
    less: 'faster',
    more: 'slower',
  },
] as const;

/** Below this a ratio of two timings is noise. */
const NOTABLE = 1.2;

/**
 * What serving each run costs, and how many times that of the reference it is where both were measured on one machine.
 *
 * @param costs one a run, in their order; null where it was not measured.
 * @param base  the position of the reference.
 */
export function prepareServing(
  costs: readonly (ServingCost | null)[],
  ids: readonly string[],
  base: number,
): ServingRow[] {
  const reference = costs[base] ?? null;
  return ROWS.map(({ title, of, write, less, more }) => ({
    title,
    cells: costs.map((cost, i) => ({
      key: ids[i]!,
      text: cost ? write(of(cost)) : '—',
      times:
        cost && reference && i !== base && cost.measuredOn === reference.measuredOn
          ? ratio(of(cost), of(reference), { less, more })
          : null,
    })),
  }));
}

function ratio(value: number, base: number, words: { less: string; more: string }): string | null {
  const times = value < base ? base / value : value / base;
  if (!Number.isFinite(times) || times < NOTABLE) return null;
  return `${times < 10 ? times.toFixed(1) : Math.round(times)}× ${value < base ? words.less : words.more}`;
}

function formatMs(ms: number): string {
  return ms < 1 ? `${Math.round(1000 * ms)} µs` : `${ms.toFixed(1)} ms`;
}
