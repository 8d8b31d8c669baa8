'use client';

import type { ComparisonOptions } from '#server/runs/comparison-schema';
import { Button } from '../_ui/button.tsx';
import { useActionForm } from '../_ui/use-action-form.client.ts';
import { saveComparisonAction } from './actions.ts';

interface SaveComparisonProps {
  readonly runs: readonly string[];
  /** How the comparison is made. */
  readonly options: ComparisonOptions;
  /** Settings of the view, as a query string. */
  readonly view: string;
}

/** Two buttons: a short address for this very page, or its values kept for good. */
export function SaveComparison(props: SaveComparisonProps) {
  const { form, pending, refused } = useActionForm(saveComparisonAction);
  const { ref, action, onSubmit } = form;
  const save = (freeze: 'yes' | 'no', title: string, label: string) => (
    <form {...(freeze === 'no' && { ref })} action={action} onSubmit={onSubmit}>
      <input type="hidden" name="runs" value={props.runs.join(',')} />
      {Object.entries(props.options).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="view" value={props.view} />
      <input type="hidden" name="freeze" value={freeze} />
      <Button type="submit" title={title} disabled={pending}>
        {label}
      </Button>
    </form>
  );
  return (
    <>
      {save('no', 'A short address of this page; its figures follow the runs', 'Share')}
      {save('yes', 'Keeps all values and intervals as they are now, also when runs are deleted', 'Freeze')}
      {refused && (
        <p role="alert" className="text-sm text-worse">
          {refused.message}
        </p>
      )}
    </>
  );
}
