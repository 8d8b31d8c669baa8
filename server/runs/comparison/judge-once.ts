import type { Judged } from './judge-runs.ts';

/** Some kilobytes each. */
const MOST_KEPT = 64;

const kept = new Map<string, Promise<Judged>>();

/**
 * What was judged before is not worked out again: finished runs never change, and a page that is sorted or filtered asks
 * the same question over and over. What fails is forgotten, and so is what was asked for longest ago.
 */
export function judgeOnce(question: string, judge: () => Promise<Judged>): Promise<Judged> {
  const judged = kept.get(question) ?? judge();
  kept.delete(question);
  kept.set(question, judged);
  judged.catch(() => kept.delete(question));
  const oldest = kept.keys().next().value;
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return judged;
}
