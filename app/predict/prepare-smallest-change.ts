import type { ExplainedFeature, SmallestChange } from '#server/inference/explain-schema';
import { formatValue } from '../_ui/format-number.ts';
import { sayMember, sayOdds } from './say-answer.ts';

export interface SaidChange {
  readonly sentence: string;
  /** What was and was not tried. */
  readonly about: string | null;
  /** To be tried with a click; null where nothing flips. */
  readonly changes: Readonly<Record<string, number>> | null;
}

/** The smallest change that is answered otherwise, or that there is none, in words. */
export function saySmallestChange(
  { flip, unsearched, complete }: SmallestChange,
  features: readonly Pick<ExplainedFeature, 'name' | 'description'>[],
  entity: string,
): SaidChange {
  if (unsearched) return { sentence: unsearched, about: null, changes: null };
  if (!flip) {
    const nothing = complete ? 'No change of one or two values' : 'No change of one value, nor of two near ones,';
    return { sentence: `${nothing} within what training has seen flips this answer.`, about: null, changes: null };
  }
  const parts = flip.changes.map(({ name, from, to }) => {
    const description = features.find((one) => one.name === name)?.description.replace(/\.$/, '');
    return `${name}${description ? ` (${lowerFirst(description)})` : ''} from ${formatValue(from)} to ${formatValue(to)}`;
  });
  const { label, name, probabilities } = flip.answer;
  const odds = sayOdds(probabilities.find((one) => one.label === label)!.probability);
  const alone = flip.changes.length > 1 ? ' No single change within what training has seen is enough.' : '';
  return {
    sentence: `With ${parts.join(' and ')} the answer would be ${sayMember(name, entity)}, ${odds}.${alone}`,
    about: 'The nearest in terms of how far apart training rows are; other values stay as they are.',
    changes: Object.fromEntries(flip.changes.map((change) => [change.name, change.to])),
  };
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
