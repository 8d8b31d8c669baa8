import type { Comparison } from '../comparison-schema.ts';
import { describeSplit } from '../describe-split.ts';
import type { Run } from '../schema.ts';

/** Everything a run was given, by name, as people would write it. */
function settingsOf(run: Run): Map<string, string> {
  const settings = new Map([
    ['algorithm', run.algorithm],
    ['seed', String(run.seed)],
    ['split', `${run.split.name} (${describeSplit(run.split, run.split.seed)})`],
    [
      'trained despite leaks',
      run.leaks.length > 0 ? run.leaks.map(({ feature }) => feature).join(', ') : 'no leak found',
    ],
    ['feature service', run.service ?? 'none'],
    ['code version', run.codeVersion],
  ]);
  for (const [name, value] of Object.entries(run.params)) {
    // A parameter that is called as something every run has, such as the seed, must not take its place.
    settings.set(settings.has(name) ? `parameter ${name}` : name, value === null ? 'none' : String(value));
  }
  return settings;
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
