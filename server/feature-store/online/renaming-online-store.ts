import type { OnlineRead, OnlineRow, OnlineStore, OnlineTable } from './online-store.ts';

const PLACE_KNOWN_MS = 10_000;

/**
 * A store in which what was renamed is found by its former names: a key that the view's place lacks is looked up where
 * the view was before, and a feature that a row lacks under its name is taken from a former one. So a rename never takes
 * anything from serving, and materializing brings everything under the new names. A view that never changed a name is
 * read as if this were not here.
 */
export function renamingOnlineStore(store: OnlineStore): OnlineStore {
  const places = new Map<string, { exists: Promise<boolean>; until: number }>();

  /** Somebody may have removed a former place; asking each time would cost a request as much as a read. */
  function hasPlace(view: string): Promise<boolean> {
    const known = places.get(view);
    if (known && known.until > Date.now()) return known.exists;
    const exists = store.describePlaces([view]).then(([place]) => place?.exists === true);
    places.set(view, { exists, until: Date.now() + PLACE_KNOWN_MS });
    exists.catch(() => places.delete(view));
    return exists;
  }

  async function readRenamed(reads: readonly OnlineRead[]): Promise<(OnlineRow | undefined)[][]> {
    const rows = await store.read(reads.map((read) => withFormerFeatures(read, read.table.view)));
    const lookups = reads.map((read, i) => lookUpFormerPlaces(read, rows[i]!));
    await Promise.all(lookups);
    return reads.map(({ table, features }, i) => rows[i]!.map((row) => row && underNewNames(row, features, table)));
  }

  /** Fills the gaps in the rows of one read from where the view was, the newest place first. */
  async function lookUpFormerPlaces(read: OnlineRead, rows: (OnlineRow | undefined)[]): Promise<void> {
    for (const name of read.table.formerly?.names ?? []) {
      const gaps = rows.flatMap((row, i) => (row ? [] : [i]));
      if (gaps.length === 0) return;
      if (!(await hasPlace(name))) continue;
      const keys = gaps.map((i) => read.keys[i]!);
      const [found = []] = await store.read([withFormerFeatures({ ...read, keys }, name)]);
      for (const [g, i] of gaps.entries()) rows[i] = found[g];
    }
  }

  return {
    ...store,
    read: (reads) => (reads.some(({ table }) => table.formerly) ? readRenamed(reads) : store.read(reads)),
  };
}

function withFormerFeatures({ table, features, keys }: OnlineRead, view: string): OnlineRead {
  const former = features.flatMap((name) => table.formerly?.features[name] ?? []);
  return { table: { view, fields: table.fields }, features: [...features, ...former], keys };
}

function underNewNames(row: OnlineRow, features: readonly string[], { formerly }: OnlineTable): OnlineRow {
  const values = { ...row.values };
  for (const feature of features) {
    if (feature in values) continue;
    const former = formerly?.features[feature]?.find((name) => name in values);
    if (former !== undefined) values[feature] = values[former]!;
  }
  return { ...row, values };
}
