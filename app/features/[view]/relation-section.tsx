import type { AppliedView } from '#server/feature-store/registry';
import { AppError } from '#server/platform/errors';
import { relateFeatures, type ViewRelations } from '#server/runs/relate-features';
import { Button } from '../../_ui/button.tsx';
import { Callout } from '../../_ui/callout.tsx';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { formatCount } from '../../_ui/format-number.ts';
import { formatMoment } from '../../_ui/format-time.ts';
import { orRefusal } from '../../_ui/or-refusal.ts';
import { Section } from '../../_ui/section.tsx';
import { prepareRelationRows } from './prepare-relations.ts';
import { RelationTable } from './relation-table.tsx';

interface RelationSectionProps {
  readonly view: AppliedView;
  /** References that can be held against, the likeliest first. */
  readonly choices: readonly string[];
  /** As asked for; empty means the first choice. */
  readonly label: string;
  /** Kept in the address beside it. */
  readonly since: string;
}

/** How each feature of the view goes with a label. */
export async function RelationSection({ view, choices, label, since }: RelationSectionProps) {
  const asked = label || choices[0];
  const relations = asked ? await orRefusal(relateFeatures(view.name, asked)) : null;
  return (
    <Section
      title="Relation to a label"
      about={
        relations && !(relations instanceof AppError) ? sayRows(relations) : 'What each feature alone says of a class'
      }
      actions={choices.length > 0 && <LabelForm choices={choices} label={asked ?? ''} since={since} />}
      flush
    >
      {relations instanceof AppError && (
        <div className="p-4">
          <Callout tone="caution" title={relations.message} />
        </div>
      )}
      {relations === null && (
        <EmptyState title="There is no label to hold the features against" level="h3">
          A label is a field with classes: whole numbers of a few values, named in its definition.
        </EmptyState>
      )}
      {relations && !(relations instanceof AppError) && <Relations relations={relations} />}
    </Section>
  );
}

function Relations({ relations }: { relations: ViewRelations }) {
  return (
    <>
      <RelationTable rows={prepareRelationRows(relations)} />
      <p className="border-t border-line px-4 py-2 text-xs text-ink-faint">
        ROC AUC alone: how well the plain value ranks the rows of one class before all others, 0.5 by chance, 1
        perfectly. Correlation ratio, η²: the share of its variance that lies between the classes.
        {relations.left.length > 0 && ` Left out, because they are text: ${relations.left.join(', ')}.`}
      </p>
    </>
  );
}

function sayRows({ keys, rows, labelled, classes, at }: ViewRelations): string {
  const named = classes.map(({ name, rows }) => `${name} ${formatCount(rows)}`).join(', ');
  const sample = rows < keys ? ` of a sample of ${formatCount(rows)} of ${formatCount(keys)}` : '';
  return `${formatCount(labelled)} labelled rows${sample}, as of ${formatMoment(at)}: ${named}`;
}

function LabelForm({ choices, label, since }: { choices: readonly string[]; label: string; since: string }) {
  return (
    <form className="flex min-w-0 flex-wrap gap-2">
      <select name="label" defaultValue={label} aria-label="Label" className="field w-64! max-w-full">
        {[...new Set([...choices, label])].map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
      {since && <input type="hidden" name="since" value={since} />}
      <Button type="submit">Relate</Button>
    </form>
  );
}
