import { createHash } from 'node:crypto';
import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { type RunsView, type RunsViewState, type SaveRunsView, SaveRunsViewSchema } from './runs-view-schema.ts';
import { deleteRunsView, findRunsView, insertRunsView } from './runs-views.repo.ts';

/** Hexadecimal digits of a short address: 40 bits, so that thousands of them stay apart. */
const ID_LENGTH = 10;

/**
 * Keeps a way to look at the runs, by a name or only as a short address. The same way without a name has the same
 * address, whoever asks.
 * @throws AppError conflict where the name is taken.
 */
export async function saveRunsView(input: SaveRunsView, actor: Actor): Promise<RunsView> {
  const { name, state } = parseInput(SaveRunsViewSchema, input);
  const id = addressOf(name, state);
  const view = { id, name: name ?? null, state, createdBy: actor.name };
  if (!(await insertRunsView(view)) && name) {
    throw new AppError('conflict', `There is a view "${name}" already. Take another name, or remove that one first.`, {
      fields: { name: 'is taken' },
    });
  }
  return getRunsView(id);
}

/** @throws AppError not_found naming the id. */
export async function getRunsView(id: string): Promise<RunsView> {
  const view = await findRunsView(id);
  if (!view) throw new AppError('not_found', `There is no saved view "${id}" of the runs; /runs shows all of them.`);
  return view;
}

/** Forgets a view; addresses that hold it lead nowhere from then on. @throws AppError not_found. */
export async function removeRunsView(id: string): Promise<void> {
  if (!(await deleteRunsView(id))) throw new AppError('not_found', `There is no saved view "${id}" of the runs.`);
}

function addressOf(name: string | undefined, state: RunsViewState): string {
  const { q, sort, columns, hide, group } = state;
  const written = JSON.stringify([name ?? null, q, sort, columns, hide, group]);
  return createHash('sha256').update(written).digest('hex').slice(0, ID_LENGTH);
}
