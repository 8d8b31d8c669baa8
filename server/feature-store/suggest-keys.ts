import { editDistance } from '#server/platform/suggest';
import { toEntityKeyText } from './entity-key-text.ts';
import { offlineTable } from './offline/offline-store.ts';
import { offlineStore } from './offline/open-offline-store.ts';
import type { AppliedView } from './registry.ts';

const MOST = 6;
/** Differences in letters that still look like a slip. */
const FAR = 2;

/** Keys of a view that resemble a text, nearest first; when none does, or nothing was typed, some that there are. */
export async function suggestKeys(view: AppliedView, typed: string): Promise<string[]> {
  const columns = await offlineStore().listKeys(offlineTable(view, view.joinKeys));
  const texts = columns[0]!.map((_, row) => toEntityKeyText(columns.map((column) => column[row]!)));
  return nearestTexts(typed, texts);
}

/** Texts that start with the one typed, then those that hold it, then those a slip or two away; else the first ones. */
export function nearestTexts(typed: string, texts: readonly string[]): string[] {
  const wanted = typed.toLowerCase();
  const near = texts.flatMap((text) => {
    const distance = farness(wanted, text.toLowerCase());
    return distance === null ? [] : [{ text, distance }];
  });
  const order = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });
  const ranked = near.sort((a, b) => a.distance - b.distance || order(a.text, b.text)).slice(0, MOST);
  return ranked.length > 0 ? ranked.map(({ text }) => text) : texts.toSorted(order).slice(0, MOST);
}

function farness(wanted: string, text: string): number | null {
  if (wanted === '') return null;
  if (text.startsWith(wanted)) return 0;
  if (text.includes(wanted)) return 1;
  if (Math.abs(text.length - wanted.length) > FAR) return null;
  const distance = editDistance(wanted, text);
  return distance <= FAR ? 1 + distance : null;
}
