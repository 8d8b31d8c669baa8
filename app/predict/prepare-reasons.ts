import type { ExplainedAnswer, ExplainedFeature, Reasons } from '#server/inference/explain-schema';
import { formatValue } from '../_ui/format-number.ts';

export interface Reason {
  readonly key: string;
  /** `Whole days since the last invoice`. */
  readonly title: string;
  readonly name: string;
  readonly value: string;
  /** `raises it a lot`. */
  readonly effect: string;
  readonly amount: string;
  /** Which way, and how long its bar is: −1 … 1. */
  readonly extent: number;
}

export interface PreparedReasons {
  /** What is raised or lowered: `the chance of high value`. */
  readonly about: string;
  /** The strongest first. */
  readonly reasons: readonly Reason[];
  /** How they add up. */
  readonly sum: string;
}

/** Shares of all that was moved, from which on a reason counts for much, for something, or at all. */
const MUCH = 0.3;
const SOMETHING = 0.1;
const LITTLE = 0.005;

const UNITS = {
  margin: 'in log-odds, the units of the model itself',
  score: 'in log-odds, the units of the model itself',
  probability: 'in 100',
} as const;

/** What pushed an answer where it is, in words and bars; null where nobody knows. */
export function prepareReasons({
  reasons,
  features,
}: Pick<ExplainedAnswer, 'reasons' | 'features'>): PreparedReasons | null {
  if (!reasons) return null;
  const { contributions, className } = reasons;
  const largest = Math.max(...contributions.map(Math.abs));
  const moved = contributions.reduce((sum, one) => sum + Math.abs(one), 0);
  const order = [...contributions.keys()].sort((a, b) => Math.abs(contributions[b]!) - Math.abs(contributions[a]!));
  return {
    about: `the chance of ${className}`,
    reasons: order.map((j) => {
      const amount = contributions[j]!;
      return {
        ...titleOf(features[j]!),
        effect: sayEffect(amount, moved),
        amount: sayAmount(amount, reasons),
        extent: largest > 0 ? amount / largest : 0,
      };
    }),
    sum: saySum(reasons),
  };
}

function titleOf({ reference, name, description, value }: ExplainedFeature) {
  const title = description.replace(/\.$/, '') || name;
  return { key: reference, title, name, value: formatValue(value) };
}

function sayEffect(amount: number, moved: number): string {
  if (amount === 0) return 'makes no difference';
  const share = Math.abs(amount) / moved;
  if (share < LITTLE) return 'hardly matters';
  const much = share >= MUCH ? ' a lot' : share >= SOMETHING ? '' : ' a little';
  return `${amount > 0 ? 'raises' : 'lowers'} it${much}`;
}

function sayAmount(amount: number, { scale }: Reasons): string {
  const shown = scale === 'probability' ? (100 * amount).toFixed(1) : amount.toFixed(2);
  if (Number(shown) === 0) return shown.replace('-', '');
  return amount > 0 ? `+${shown}` : shown.replace('-', '−');
}

function saySum(reasons: Reasons): string {
  const [base, total] = [reasons.base, reasons.total].map((one) =>
    reasons.scale === 'probability' ? (100 * one).toFixed(1) : one.toFixed(2),
  );
  const say = (text: string | undefined) => (text ?? '').replace('-', '−');
  return `Starting from ${say(base)}, which is what it says of somebody it knows nothing about, these add up to ${say(total)} (${UNITS[reasons.scale]}).`;
}
