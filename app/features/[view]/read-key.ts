import { readEntityKey } from '#server/feature-store/entity-key-text';
import type { JoinKey } from '#server/feature-store/registry';
import type { SearchParams } from '../../_ui/search-params.ts';

/**
 * The key that an address names, as one text for each join key; null where it names none, or no whole one. A form
 * sends `key` once for each join key; a link has them in one.
 */
export function readKey(params: SearchParams, joinKeys: readonly JoinKey[]): readonly string[] | null {
  const given = [params.key ?? []].flat().map((text) => text.trim());
  const parts = given.length === 1 ? fromOneText(given[0]!, joinKeys) : given;
  return parts?.length === joinKeys.length && parts.every((text) => text !== '') ? parts : null;
}

/** A JSON list typed wrong is no key, and no reason for a page to break. */
function fromOneText(text: string, joinKeys: readonly JoinKey[]): string[] | null {
  try {
    return readEntityKey(text, joinKeys);
  } catch {
    return null;
  }
}
