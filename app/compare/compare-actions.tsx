import type { Route } from 'next';
import { Copyable } from '../_ui/copyable.client.tsx';
import { LinkButton } from '../_ui/link-button.tsx';
import { toQuery } from '../_ui/search-params.ts';
import { CompareKeys } from './compare-keys.client.tsx';
import { type CompareState, FIRST_THRESHOLD, linkTo, toOptions, toParams } from './compare-state.ts';
import { ExportMenu } from './export-menu.client.tsx';
import { SaveComparison } from './save-comparison.client.tsx';

interface CompareActionsProps {
  readonly runs: readonly { readonly id: string; readonly name: string }[];
  readonly state: CompareState;
}

/** What one can do with a living comparison: keep it, take it away, repeat it. */
export function CompareActions({ runs, state }: CompareActionsProps) {
  const ids = runs.map(({ id }) => id);
  const link = linkTo(ids, state);
  const options = toOptions(state);
  const { against: _, rows: __, threshold: ___, cell: ____, ...view } = toParams(state);
  const made = Object.fromEntries(Object.entries(options).map(([name, value]) => [name, String(value)]));
  const focused = ids.indexOf(state.focus);
  return (
    <>
      <CompareKeys
        focus={ids.map((id) => link({ focus: id, cell: '' }))}
        baseline={ids.map((id) => link({ against: id, cell: '' }))}
        focused={focused}
        threshold={link({ threshold: state.threshold ? '' : FIRST_THRESHOLD, cell: '' })}
        onlyDifferences={link({ only: state.only === 'all' ? 'differences' : 'all' })}
      />
      <LinkButton href={`/compare/repeat?runs=${ids.join(',')}` as Route}>Repeat on new splits</LinkButton>
      <SaveComparison runs={ids} options={options} view={toQuery(view).slice(1)} />
      <ExportMenu
        names={runs.map(({ name }) => name)}
        href={`/api/v1/compare/export${toQuery({ runs: ids.join(','), ...made, link: link({ cell: '' }) })}`}
      />
      <Copyable text={`npx cookoff compare ${ids.join(' ')} --format md`} shown="cookoff compare" label="command" />
    </>
  );
}
