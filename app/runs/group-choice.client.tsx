'use client';

import { Button } from '../_ui/button.tsx';
import { describeColumn } from './table-columns.ts';
import { type TableView, viewState } from './table-view.ts';
import { useInSight } from './use-in-sight.client.ts';

/** What runs are gathered by, and whether columns without news are left out: a form, so that it is in the address. */
export function GroupChoice({ view: drawn, choices }: { view: TableView; choices: readonly string[] }) {
  const view = useInSight(drawn);
  const { group: _, hide: __, ...kept } = viewState(view);
  return (
    <form action="/runs" className="flex flex-wrap items-center gap-2">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <select name="group" defaultValue={view.group} aria-label="Gather by" className="field w-40!">
        <option value="">one row a run</option>
        {choices.map((name) => (
          <option key={name} value={name}>
            by {describeColumn(name).title.toLowerCase()}
          </option>
        ))}
      </select>
      <label className="flex items-center gap-1.5 text-sm">
        <input type="checkbox" name="hide" value="constant" defaultChecked={view.hide} />
        hide constant columns
      </label>
      <Button type="submit">Apply</Button>
    </form>
  );
}
