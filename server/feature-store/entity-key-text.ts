import { AppError } from '#server/platform/errors';
import type { JoinKey } from './registry.ts';

/**
 * The texts of an entity's join keys, in their order, from one text: the key itself, or a JSON list of texts where
 * there are several join keys.
 * @throws AppError `invalid_input` saying what would be right.
 */
export function readEntityKey(text: string, joinKeys: readonly JoinKey[]): string[] {
  if (joinKeys.length === 1) return [text];
  const parts = parseList(text);
  if (parts?.length === joinKeys.length) return parts;
  const names = joinKeys.map(({ name }) => name);
  const message = `Give a JSON list of ${names.join(', ')}, such as ${JSON.stringify(names)}; "${text}" is none.`;
  throw new AppError('invalid_input', message, { fields: { key: message } });
}

/** The other way round. */
export function toEntityKeyText(parts: readonly string[]): string {
  return parts.length === 1 ? parts[0]! : JSON.stringify(parts);
}

function parseList(text: string): string[] | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.map(String) : null;
  } catch {
    return null;
  }
}
