import type { Answered, ExplainedAnswer, OtherAnswer, Reliability } from '#server/inference/explain-schema';
import { formatCount } from '../_ui/format-number.ts';
import { sayAnswer, sayMember, sayOdds } from './say-answer.ts';

export interface ClassBar {
  readonly key: number;
  readonly title: string;
  readonly odds: string;
  /** 0 … 1. */
  readonly share: number;
  readonly chosen: boolean;
}

export interface SaidAnswer {
  /** `Likely to be a high-value customer`. */
  readonly headline: string;
  readonly odds: string;
  readonly bars: readonly ClassBar[];
}

/** One answer in words, with a bar for each class. */
export function sayAnswered({ label, name, probabilities }: Answered, entity: string): SaidAnswer {
  const own = probabilities.find((one) => one.label === label)!.probability;
  return {
    headline: sayAnswer(name, own, entity),
    odds: sayOdds(own),
    bars: probabilities.map((one) => ({
      key: one.label,
      title: one.name,
      odds: sayOdds(one.probability),
      share: one.probability,
      chosen: one.label === label,
    })),
  };
}

/** What the answer was before values were changed. */
export function sayStored(stored: Answered, now: Answered, entity: string): string {
  const { odds } = sayAnswered(stored, entity);
  return stored.label === now.label
    ? `As stored it is the same class, ${odds}.`
    : `As stored it is ${sayMember(stored.name, entity)}, ${odds}.`;
}

/** How far such an answer can be relied on, from rows the model never learned from. */
export function sayReliability(reliability: Reliability | null, { name }: Answered, entity: string): string {
  if (!reliability) {
    return 'Too few such answers were checked to say how often they come true.';
  }
  const { from, to, rows, right } = reliability;
  const band = `${Math.round(100 * from)} to ${Math.round(100 * to)} in 100`;
  return (
    `Checked on ${entity}s the model never learned from: of ${formatCount(rows)} that it gave a chance of ${band}, ` +
    `${formatCount(right)} (${sayOdds(right / rows)}) turned out ${name}.`
  );
}

export interface SideBySide {
  readonly title: string;
  readonly said: SaidAnswer | null;
  readonly reason: string | null;
}

/** Both versions where there are two and any of them answers, and whether they agree. */
export function prepareOther(answered: ExplainedAnswer): { agreement: string; sides: readonly SideBySide[] } | null {
  const { other, answer, reason, entity, version, aliases } = answered;
  if (!other || !(answer || other.answer)) return null;
  const own = aliases.find((alias) => alias !== other.alias) ?? 'This version';
  return {
    agreement: sayAgreement(answer, other, entity),
    sides: [
      { title: `${capital(own)}, ${version}`, said: answer && sayAnswered(answer, entity), reason },
      {
        title: `${capital(other.alias)}, ${other.version}`,
        said: other.answer && sayAnswered(other.answer, entity),
        reason: other.reason,
      },
    ],
  };
}

function sayAgreement(answer: Answered | null, other: OtherAnswer, entity: string): string {
  if (!answer || !other.answer) return 'Only one of the two versions has an answer.';
  if (answer.label === other.answer.label) return `Both versions expect ${sayMember(answer.name, entity)}.`;
  return `They disagree: ${sayMember(answer.name, entity)} here, ${sayMember(other.answer.name, entity)} by the ${other.alias} version.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
