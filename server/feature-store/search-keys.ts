import { z } from 'zod';
import { parseInput } from '#server/platform/parse-input';
import { toEntityKeyText } from './entity-key-text.ts';
import { offlineTable } from './offline/offline-store.ts';
import { offlineStore } from './offline/open-offline-store.ts';
import { getView } from './registry.ts';

export const SearchKeysSchema = z.object({
  q: z.string().max(200, 'at most 200 characters').default('').describe('how the keys begin; all when left out'),
  limit: z.coerce.number().int().min(1).max(50).default(8).describe('at most 50'),
});

/**
 * The first keys of a view that begin with a text, in the order of their texts; of several join keys the first counts.
 * Found by the offline store, so that of a million none is held here.
 * @throws AppError not_found for the view; invalid_input naming the field.
 */
export async function searchKeys(
  viewName: string,
  input: z.input<typeof SearchKeysSchema>,
): Promise<{ readonly keys: readonly string[] /** Whether there are more. */; readonly more: boolean }> {
  const { q, limit } = parseInput(SearchKeysSchema, input);
  const view = await getView(viewName);
  const found = await offlineStore().findKeys(offlineTable(view, view.joinKeys), q, limit + 1);
  return { keys: found.slice(0, limit).map(toEntityKeyText), more: found.length > limit };
}
