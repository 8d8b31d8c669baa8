import { CheckField } from '../../_ui/check-field.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import type { RunFormModel } from './prepare-run-form.ts';

interface SplitRuleProps {
  readonly initial: RunFormModel['initial'];
  readonly errors: Readonly<Record<string, string>>;
}

/** How a new split divides the rows; what few need is folded away. */
export function SplitRule({ initial, errors }: SplitRuleProps) {
  return (
    <div className="mt-3 grid gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          id="test-size"
          name="split.testSize"
          label="Share held out"
          inputMode="decimal"
          defaultValue={initial.testSize}
          hint="Below 1 a share, 0.1 holds out a tenth; from 1 on a number of rows."
          error={errors['split.testSize']}
        />
        <TextField
          id="sealed"
          name="split.sealed"
          label="Share sealed (optional)"
          inputMode="decimal"
          defaultValue={initial.sealed}
          hint="Set aside first; scored once, at the promotion."
          error={errors['split.sealed.size']}
        />
      </div>
      <CheckField
        id="stratify"
        name="split.stratify"
        label="Stratify: each class in the same share on both sides"
        defaultChecked={initial.stratify}
        error={errors['split.stratify']}
      />
      <ColumnRule initial={initial} errors={errors} />
    </div>
  );
}

function ColumnRule({ initial, errors }: SplitRuleProps) {
  return (
    <details open={Boolean(initial.column || initial.group || initial.time)}>
      <summary className="text-sm text-ink-soft">By a column, and a name to find it by</summary>
      <div className="mt-3 grid gap-3 sm:grid-cols-2">
        <TextField
          id="split-as"
          name="splitAs"
          label="Name (optional)"
          maxLength={80}
          hint="Without one the split is called by what it does."
          error={errors.splitName}
        />
        <TextField
          id="split-column"
          name="split.column"
          label="Split column (optional)"
          defaultValue={initial.column}
          hint="Rows where this feature is true are the holdout."
          error={errors['split.column']}
        />
        <TextField
          id="split-group"
          name="split.group"
          label="Group column (optional)"
          defaultValue={initial.group}
          hint="Rows of one value stay on one side."
          error={errors['split.group']}
        />
        <TextField
          id="split-time"
          name="split.time"
          label="Time column (optional)"
          defaultValue={initial.time}
          hint="The latest rows are the holdout."
          error={errors['split.time']}
        />
      </div>
    </details>
  );
}
