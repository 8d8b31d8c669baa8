import type { Comparison } from '#server/runs/comparison-schema';
import { Section } from '../_ui/section.tsx';
import { HELD_IN_PANEL } from './board.tsx';
import { ClassCards } from './class-cards.tsx';
import { ClassGrid, ClassGridChoices } from './class-grid.tsx';
import { ClassPair } from './class-pair.tsx';
import type { CompareLink, CompareState } from './compare-state.ts';
import { prepareClassGrid } from './prepare-class-grid.ts';
import type { ComparedRun } from './prepare-comparison.ts';

interface ClassSectionProps {
  readonly comparison: Comparison;
  readonly runs: readonly ComparedRun[];
  readonly state: CompareState;
  readonly link: CompareLink;
  /** Positions of the two runs a phone shows. */
  readonly pair: readonly [number, number];
}

/** Every class of every run: a table, and cards on a phone. */
export function ClassSection({ comparison, runs, state, link, pair }: ClassSectionProps) {
  const { rows, ...columns } = prepareClassGrid(comparison, state);
  const grid = { ...columns, rows: rows.filter(({ differs }) => differs || state.only === 'all') };
  // Against the majority class both have a difference, and a pair has room for one.
  const isPair = runs.length === 2 && runs.filter(({ hasDifference }) => hasDifference).length < 2;
  return (
    <Section id="classes" title="Classes" actions={<ClassGridChoices state={state} link={link} />} flush>
      <div className="max-sm:hidden">
        {isPair ? (
          <div className={HELD_IN_PANEL}>
            <ClassPair grid={grid} runs={runs} />
          </div>
        ) : (
          <ClassGrid grid={grid} runs={runs} />
        )}
      </div>
      <div className={`sm:hidden ${HELD_IN_PANEL}`}>
        <ClassCards grid={grid} pair={pair} />
      </div>
    </Section>
  );
}
