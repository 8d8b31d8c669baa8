import type { Comparison, Run } from '../schema.ts';

/** Everything a run was given, by name, as people would write it. */
function settingsOf(run: Run): Map<string, string> {
  const params = Object.entries(run.params).map(([name, value]) => [name, String(value)] as const);
  return new Map([
    ['algorithm', run.algorithm],
    ['seed', String(run.seed)],
    ['holdout share', run.split.column ? `by ${run.split.column}` : String(run.split.testSize)],
    ['stratified', run.split.stratify ? 'yes' : 'no'],
    ['feature service', run.service ?? 'none'],
    ['code version', run.codeVersion],
    ...params,
  ]);
}

/** Settings side by side, those that differ first. */
export function compareSettings(runs: readonly Run[]): Comparison['settings'] {
  const settings = runs.map(settingsOf);
  const names = [...new Set(settings.flatMap((one) => [...one.keys()]))];
  const rows = names.map((name) => {
    const values = settings.map((one) => one.get(name) ?? null);
    return { name, values, differs: new Set(values).size > 1 };
  });
  return [...rows.filter(({ differs }) => differs), ...rows.filter(({ differs }) => !differs)];
}
