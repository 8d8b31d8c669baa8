import { z } from 'zod';
import { failAbandonedMaterializations } from '#server/feature-store/fail-abandoned-materializations';
import { isResumable, listMaterializations, type Materialization } from '#server/feature-store/materializations.repo';
import { getView } from '#server/feature-store/registry';
import { defineCommand, parameter } from '../command.ts';
import { textTable } from '../table.ts';

export default defineCommand({
  description: 'Lists the last materializations, newest first. One that stopped can go on: materialize --resume ID.',
  arguments: { view: parameter('[view]', z.string().optional(), 'feature view; all if left out') },
  async run({ view }) {
    if (view) await getView(view);
    await failAbandonedMaterializations();
    const materializations = await listMaterializations(view);
    const columns = ['id', 'view', 'began', 'until', 'rows', 'outcome'].map((header) => ({ header }));
    return { text: textTable(columns, materializations.map(toCells)), data: { materializations } };
  },
});

function toCells(run: Materialization): string[] {
  const { id, view, createdAt, endAt, rowsRead, rowsTotal, status, error } = run;
  const outcome = [status, isResumable(run) ? 'can be resumed' : '', error ?? ''].filter(Boolean).join(', ');
  return [id, view, createdAt.toISOString(), endAt.toISOString(), `${rowsRead} of ${rowsTotal}`, outcome];
}
