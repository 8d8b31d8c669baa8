import type { AliasMove } from '../schema.ts';

/**
 * The version an alias goes back to in one step. A move back to a version that held the alias undoes what came after it,
 * so that two rollbacks go two versions back, and a rollback never returns to what was rolled back.
 *
 * @param moves of one alias, newest first, as the history has them.
 * @returns null where no version held it before the present one.
 */
export function previousHolder(moves: readonly Pick<AliasMove, 'to'>[]): string | null {
  const held: string[] = [];
  for (const { to } of moves.toReversed()) {
    const before = held.indexOf(to);
    held.splice(before < 0 ? held.length : before, held.length, to);
  }
  return held.at(-2) ?? null;
}
