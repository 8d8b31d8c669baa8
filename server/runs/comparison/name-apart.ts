import { letterAt } from '../letter-at.ts';

/** Runs of one name, told apart in sentences by their letters: `Trees (A)` and `Trees (B)`. Other names stay. */
export function nameApart<Named extends { readonly name: string }>(runs: readonly Named[]): Named[] {
  return runs.map((run, i) => {
    const isShared = runs.some((other, j) => j !== i && other.name === run.name);
    return isShared ? { ...run, name: `${run.name} (${letterAt(i)})` } : run;
  });
}
