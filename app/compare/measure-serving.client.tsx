'use client';

import { Button } from '../_ui/button.tsx';
import { FormFailure } from '../_ui/form-failure.tsx';
import { formatQuantity } from '../_ui/format-number.ts';
import { useActionForm } from '../_ui/use-action-form.client.ts';
import { measureServingAction } from './actions.ts';

/** Measures the runs nobody has measured yet; a second or so each. */
export function MeasureServing({ runs }: { runs: readonly string[] }) {
  const { form, pending, refused } = useActionForm(measureServingAction);
  return (
    <form {...form} className="flex flex-wrap items-center gap-3 px-4 py-3">
      <input type="hidden" name="runs" value={runs.join(',')} />
      <Button type="submit" disabled={pending}>
        {pending ? 'Measuring…' : 'Measure'}
      </Button>
      <span className="text-sm text-ink-faint">
        {formatQuantity(runs.length, 'run')} not measured yet: size of the package, time to load it and to answer one
        row.
      </span>
      <FormFailure title="Nothing was measured" message={refused?.message} />
    </form>
  );
}
