'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '../_ui/button.tsx';
import { describedBy, Field } from '../_ui/field.tsx';
import { FormFailure } from '../_ui/form-failure.tsx';
import { requestJob } from '../_ui/request-job.client.ts';
import { SelectField } from '../_ui/select-field.tsx';
import type { ModelReference } from '../models/model-references.ts';

const KEYS = {
  id: 'keys',
  label: 'Customers (optional)',
  hint: 'One id a line or with commas; empty scores all of them.',
};

/** Which model scores whom. The file is written by a worker; the next page follows it. */
export function BatchForm({ references }: { references: readonly ModelReference[] }) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<string>();
  const [pending, setPending] = useState(false);

  const start = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const keys = String(form.get('keys'))
      .split(/[\s,]+/)
      .filter(Boolean);
    setPending(true);
    setRefusal(undefined);
    requestJob('/api/v1/batches', { model: form.get('model'), keys: keys.length > 0 ? keys : 'all' }).then(
      (job) => router.push(`/batch/${job.id}`),
      (error: Error) => {
        setPending(false);
        setRefusal(error.message);
      },
    );
  };

  return (
    <form onSubmit={start} className="grid max-w-2xl gap-3">
      <SelectField id="model" name="model" label="Model" options={references} />
      <Field {...KEYS}>
        <textarea id={KEYS.id} name="keys" rows={3} className="field font-mono text-sm" {...describedBy(KEYS)} />
      </Field>
      <FormFailure title="Not started" message={refusal} />
      <div>
        <Button type="submit" tone="primary" disabled={pending}>
          Score
        </Button>
      </div>
    </form>
  );
}
