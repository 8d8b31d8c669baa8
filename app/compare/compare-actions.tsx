import type { Route } from 'next';
import { Copyable } from '../_ui/copyable.client.tsx';
import { LinkButton } from '../_ui/link-button.tsx';
import { toQuery } from '../_ui/search-params.ts';
import { CompareKeys } from './compare-keys.client.tsx';
import { type CompareState, linkTo, toParams } from './compare-state.ts';
import { ExportMenu } from './export-menu.client.tsx';
import { SaveComparison } from './save-comparison.client.tsx';

/** What one can do with a living comparison: keep it, take it away, repeat it. */
export function CompareActions({ ids, state }: { ids: readonly string[]; state: CompareState }) {
  const link = linkTo(ids, state);
  const { against, rows, cell: _, ...view } = toParams(state);
  const made = { runs: ids.join(','), ...(against && { against }), ...(rows && { rows }) };
  const focused = ids.indexOf(state.focus);
  return (
    <>
      <CompareKeys
        focus={ids.map((id) => link({ focus: id, cell: '' }))}
        baseline={ids.map((id) => link({ against: id, cell: '' }))}
        focused={focused}
        onlyDifferences={link({ only: state.only === 'all' ? 'differences' : 'all' })}
      />
      <LinkButton href={`/compare/repeat?runs=${ids.join(',')}` as Route}>Repeat on new splits</LinkButton>
      <SaveComparison runs={ids} against={state.against} rows={state.rows} view={toQuery(view).slice(1)} />
      <ExportMenu href={`/api/v1/compare/export${toQuery({ ...made, link: link({ cell: '' }) })}`} />
      <Copyable text={`npx cookoff compare ${ids.join(' ')} --format md`} shown="cookoff compare" label="command" />
    </>
  );
}
