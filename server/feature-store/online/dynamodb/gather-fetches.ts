import { type FoundItems, KEYS_A_CALL, type WantedItems } from './fetch-items.ts';

type Fetch = (wanted: readonly WantedItems[]) => Promise<FoundItems>;

/** Callers of the same tables and features that are answered together. */
interface Gathering {
  readonly wanted: readonly {
    readonly table: string;
    readonly shape: WantedItems['shape'];
    readonly ids: Set<string>;
  }[];
  readonly found: Promise<FoundItems>;
}

/**
 * Fetches that are asked for in the same turn of the event loop as one, as long as they fit into one call: a call costs
 * some twenty times what one more key in it does, here and in the server. Nobody waits for others longer than the turn.
 */
export function gatherFetches(fetch: Fetch): Fetch {
  const open = new Map<string, Gathering>();

  function begin(name: string, wanted: readonly WantedItems[]): Gathering {
    const gathered = wanted.map(({ table, shape, ids }) => ({ table, shape, ids: new Set(ids) }));
    const found = new Promise<void>(setImmediate).then(() => {
      if (open.get(name) === gathering) open.delete(name);
      return fetch(gathered.map(({ table, shape, ids }) => ({ table, shape, ids: [...ids] })));
    });
    const gathering = { wanted: gathered, found };
    return gathering;
  }

  return (wanted) => {
    const asked = countOf(wanted.map(({ ids }) => ids.length));
    if (asked > KEYS_A_CALL) return fetch(wanted);
    const name = JSON.stringify(wanted.map(({ table, shape }) => [table, shape]));
    const known = open.get(name);
    if (known && countOf(known.wanted.map(({ ids }) => ids.size)) + asked <= KEYS_A_CALL) {
      for (const [i, { ids }] of wanted.entries()) for (const id of ids) known.wanted[i]!.ids.add(id);
      return known.found;
    }
    const gathering = begin(name, wanted);
    open.set(name, gathering);
    return gathering.found;
  };
}

const countOf = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0);
