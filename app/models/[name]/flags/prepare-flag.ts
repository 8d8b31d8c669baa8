import type { FlaggedAnswer } from '#server/inference/flag-schema';
import { formatValue } from '../../../_ui/format-number.ts';
import { questionHref } from '../../../predict/question.ts';
import { sayOdds } from '../../../predict/say-answer.ts';

export interface PreparedFlag {
  /** The same answer again, by the version that gave it. */
  readonly href: string;
  /** `low value, 91 in 100; should be high value`. */
  readonly said: string;
  /** What was tried; null for the customer as stored. */
  readonly changed: string | null;
}

/** What somebody flagged, in words. */
export function prepareFlag(flag: FlaggedAnswer): PreparedFlag {
  const { model, version, customer, changes, name, probability, expectedName } = flag;
  const tried = Object.entries(changes).map(([feature, value]) => `${feature} = ${formatValue(value)}`);
  const answer = name === null || probability === null ? 'no answer' : `${name}, ${sayOdds(probability)}`;
  return {
    href: questionHref({ model: `${model}/${version}`, customer, changes }),
    said: expectedName === null ? answer : `${answer}; should be ${expectedName}`,
    changed: tried.length > 0 ? `with ${tried.join(', ')}` : null,
  };
}
