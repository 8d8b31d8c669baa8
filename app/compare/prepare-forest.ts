import type { Challenge, Difference } from '#server/runs/comparison-schema';
import { tellsApart } from '#server/runs/tells-apart';
import { formatCount, formatDelta } from '../_ui/format-number.ts';

export interface ForestRow {
  readonly key: string;
  readonly position: number;
  readonly title: string;
  /** Places on the axis in percent, 0 at the left end. */
  readonly low: number;
  readonly estimate: number;
  readonly high: number;
  readonly text: string;
  readonly certain: boolean;
}

export interface Forest {
  readonly rows: readonly ForestRow[];
  /** Place of "no difference" in percent. */
  readonly zero: number;
  readonly from: string;
  readonly to: string;
}

const METRICS = [
  { name: 'f1_macro', title: 'Macro F1' },
  { name: 'accuracy', title: 'Accuracy' },
] as const;

/** The differences with their 95% intervals on one axis that always has zero on it; a challenge with its run's place. */
export function prepareForest(
  challenges: readonly { readonly challenge: Challenge; readonly position: number }[],
): Forest {
  const shown = challenges.flatMap(({ challenge, position }) =>
    METRICS.flatMap(({ name, title }) => {
      const difference = challenge.statistics?.metrics[name];
      return difference ? [{ key: `${challenge.runId} ${name}`, position, title, difference }] : [];
    }),
  );
  const ends = shown.flatMap(({ difference }) => [difference.low, difference.high]);
  const from = Math.min(0, ...ends);
  const to = Math.max(0, ...ends);
  const place = (value: number) => (to === from ? 50 : (100 * (value - from)) / (to - from));
  return {
    rows: shown.map(({ key, position, title, difference }) => ({
      key,
      position,
      title,
      low: place(difference.low),
      estimate: place(difference.estimate),
      high: place(difference.high),
      text: intervalText(difference),
      certain: tellsApart(difference),
    })),
    zero: place(0),
    from: formatDelta(from),
    to: formatDelta(to),
  };
}

function intervalText({ estimate, low, high }: Difference): string {
  return `${formatDelta(estimate)}, 95% interval ${formatDelta(low)} to ${formatDelta(high)}`;
}

/** McNemar's test in a sentence; null where two runs were not scored on the same rows. */
export function mcnemarSentence({ statistics }: Challenge, letter: string, reference: string): string | null {
  if (!statistics) return null;
  const { onlyReference, onlyChallenger, p, adjustedP } = statistics.mcnemar;
  const write = (value: number): string => (value < 0.001 ? '< 0.001' : value.toFixed(3));
  const plain = p < 0.001 ? 'p < 0.001' : `p = ${write(p)}`;
  const chance = adjustedP === p ? plain : `${plain}, corrected for several challengers ${write(adjustedP)}`;
  return (
    `Of ${formatCount(statistics.rows)} rows, ${reference} alone is right on ${formatCount(onlyReference)} and ` +
    `${letter} alone on ${formatCount(onlyChallenger)} (exact McNemar ${chance}).`
  );
}

/** Classes on which a challenger's F1 is better, worse or cannot be told, as `2 better, 1 cannot tell`. */
export function classTally({ statistics }: Challenge): string | null {
  if (!statistics) return null;
  const words = statistics.classes.map(({ f1 }) =>
    tellsApart(f1) ? (f1.estimate > 0 ? 'better' : 'worse') : 'cannot tell',
  );
  const counts = ['better', 'worse', 'cannot tell'].map((word) => ({
    word,
    count: words.filter((one) => one === word).length,
  }));
  return counts.flatMap(({ word, count }) => (count > 0 ? [`${count} ${word}`] : [])).join(', ');
}
