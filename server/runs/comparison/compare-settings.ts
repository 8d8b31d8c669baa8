import { describeSplit } from '../describe-split.ts';
import type { Comparison, Run } from '../schema.ts';

/** Everything a run was given, by name, as people would write it. */
function settingsOf(run: Run): Map<string, string> {
  const params = Object.entries(run.params).map(([name, value]) => [name, String(value)] as const);
  return new Map([
    ['algorithm', run.algorithm],
    ['seed', String(run.seed)],
    ['split', `${run.split.name} (${describeSplit(run.split, run.split.seed)})`],
    [
      'trained despite leaks',
      run.leaks.length > 0 ? run.leaks.map(({ feature }) => feature).join(', ') : 'no leak found',
    ],
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
