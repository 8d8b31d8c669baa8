import type { Route } from 'next';
import Link from 'next/link';
import { Button } from '../_ui/button.tsx';
import { toQuery } from '../_ui/search-params.ts';
import { SelectField } from '../_ui/select-field.tsx';
import { TextField } from '../_ui/text-field.tsx';
import type { ModelReference } from '../models/model-references.ts';

interface PredictFormProps {
  readonly references: readonly ModelReference[];
  readonly model: string;
  readonly customer: string;
  /** Customers of the holdout of the model's run: it never learned from them. */
  readonly suggestions: readonly string[];
}

/** So many suggestions stand beside the form; the rest come while typing. */
const MOST_LINKS = 5;

/** Who to predict for and with which model; the question is in the address. */
export function PredictForm({ references, model, customer, suggestions }: PredictFormProps) {
  return (
    <form className="panel grid gap-3 p-4">
      <div className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
        <TextField
          id="customer"
          name="customer"
          label="Customer"
          placeholder="12747.0"
          defaultValue={customer}
          list="customers"
          autoComplete="off"
          required
        />
        <datalist id="customers">
          {suggestions.map((id) => (
            <option key={id} value={id} />
          ))}
        </datalist>
        <SelectField id="model" name="model" label="Model" defaultValue={model} options={references} />
        <Button type="submit" tone="primary">
          Predict
        </Button>
      </div>
      {suggestions.length > 0 && (
        <p className="flex flex-wrap gap-x-3 text-sm text-ink-faint">
          From its holdout:
          {suggestions.slice(0, MOST_LINKS).map((id) => (
            <Link
              key={id}
              href={`/predict${toQuery({ customer: id, model })}` as Route}
              className="text-accent hover:underline"
            >
              {id}
            </Link>
          ))}
        </p>
      )}
    </form>
  );
}
