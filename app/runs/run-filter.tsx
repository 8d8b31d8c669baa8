import { RUN_STATUSES } from '#server/runs/schema';
import { Button } from '../_ui/button.tsx';

/** Filters as a GET form, so that what one sees is in the address. */
export function RunFilter({ view }: { view: { q: string; status: string; sort: string; direction: string } }) {
  return (
    <form action="/runs" className="mb-3 flex flex-wrap gap-2">
      <input
        type="search"
        name="q"
        defaultValue={view.q}
        placeholder="Name, owner or feature"
        aria-label="Name, owner or feature"
        className="field max-w-64 flex-1"
      />
      <select name="status" defaultValue={view.status} aria-label="State" className="field w-36!">
        <option value="">any state</option>
        {RUN_STATUSES.map((status) => (
          <option key={status} value={status}>
            {status}
          </option>
        ))}
      </select>
      <input type="hidden" name="sort" value={view.sort} />
      <input type="hidden" name="direction" value={view.direction} />
      <Button type="submit">Filter</Button>
    </form>
  );
}
