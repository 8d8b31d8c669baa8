'use client';

import { useEffect, useRef, useState } from 'react';
import type { Cells, FoundRun } from '#server/runs/search-runs';
import { toQuery } from '../_ui/search-params.ts';
import { callApi } from './call-api.client.ts';
import { type Block, type KnownCells, withBlock } from './known-cells.ts';
import { COLUMNS_AT_ONCE, PAGE_SIZE } from './page-size.ts';
import { isValueColumn } from './table-columns.ts';
import type { FirstPage } from './use-run-pages.client.ts';
import type { Range } from './visible-range.ts';

interface Sight {
  readonly runs: readonly FoundRun[];
  readonly rows: Range;
  /** Names of all columns, and which of them are in sight. */
  readonly names: readonly string[];
  readonly columns: Range;
}

/**
 * The cells of what is in sight, read by blocks of rows and columns; those of the first block came with the page. A row
 * keeps its object until a cell of it arrives, so that scrolling draws no row again.
 */
export function useCells(first: FirstPage, sight: Sight): { cells: KnownCells; error: Error | null } {
  const [cells, setCells] = useState((): KnownCells => withBlock(new Map(), firstBlock(first), first.cells));
  const [error, setError] = useState<Error | null>(null);
  const asked = useRef<Set<string> | null>(null);
  asked.current ??= new Set(namesOf(firstBlock(first)));

  useEffect(() => {
    for (const block of blocksInSight(sight, asked.current!)) {
      for (const name of namesOf(block)) asked.current!.add(name);
      readBlock(block).then(
        (read) => {
          setError(null);
          setCells((known) => withBlock(known, block, read));
        },
        (failure: Error) => {
          // Asked again when it next comes into sight.
          for (const name of namesOf(block)) asked.current!.delete(name);
          setError(failure);
        },
      );
    }
  }, [sight]);
  return { cells, error };
}

const firstBlock = ({ runs, cellNames }: FirstPage): Block => ({ ids: runs.map(({ id }) => id), names: cellNames });

/** A column of a block of runs, told by the first of them. */
const namesOf = ({ ids, names }: Block): string[] => names.map((name) => `${ids[0]} ${name}`);

const readBlock = async ({ ids, names }: Block): Promise<Cells> => {
  const query = toQuery({ runs: ids.join(), columns: names.join() });
  return (await callApi<{ cells: Cells }>(`/api/v1/runs/cells${query}`)).cells;
};

/** What of the blocks in sight was not asked for yet. */
function blocksInSight({ runs, rows, names, columns }: Sight, asked: ReadonlySet<string>): Block[] {
  return blocksOf(rows, PAGE_SIZE).flatMap((page) => {
    const ids = runs.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE).map(({ id }) => id);
    return blocksOf(columns, COLUMNS_AT_ONCE)
      .map((chunk) => ({ ids, names: names.slice(chunk * COLUMNS_AT_ONCE, (chunk + 1) * COLUMNS_AT_ONCE) }))
      .map((block) => ({ ids, names: block.names.filter((name) => isWanted(name, ids, asked)) }))
      .filter((block) => ids.length > 0 && block.names.length > 0);
  });
}

const isWanted = (name: string, ids: readonly string[], asked: ReadonlySet<string>): boolean =>
  isValueColumn(name) && !asked.has(`${ids[0]} ${name}`);

/** The numbers of the blocks that a range reaches into. */
function blocksOf({ from, to }: Range, size: number): number[] {
  const first = Math.floor(from / size);
  return Array.from({ length: Math.max(0, Math.ceil(to / size) - first) }, (_, i) => first + i);
}
