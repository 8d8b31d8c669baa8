/** Answers in the words of people who never heard of a probability. */

/** From which probability on which words are fair. */
const WORDS = [
  { from: 0.9, words: 'Very likely to be' },
  { from: 0.7, words: 'Likely to be' },
  { from: 0.5, words: 'More likely than not' },
  { from: 0, words: 'Hard to tell, but closest to' },
] as const;

/** `Likely to be a high-value customer`. @param entity What the answer is about: `customer`. */
export function sayAnswer(className: string, probability: number, entity: string): string {
  const { words } = WORDS.find(({ from }) => probability >= from) ?? WORDS[3];
  return `${words} ${sayMember(className, entity)}`;
}

/** `a high-value customer`. */
export function sayMember(className: string, entity: string): string {
  const kind = className.trim().replaceAll(/\s+/g, '-');
  return `${/^[aeiou]/i.test(kind) ? 'an' : 'a'} ${kind} ${entity}`;
}

/** `83 in 100`. Certainty is only said where there is one. */
export function sayOdds(probability: number): string {
  const count = Math.round(100 * probability);
  if (count === 100 && probability < 1) return 'over 99 in 100';
  if (count === 0 && probability > 0) return 'under 1 in 100';
  return `${count} in 100`;
}
