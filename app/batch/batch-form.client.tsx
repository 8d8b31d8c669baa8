'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { BatchRequestBody } from '#server/inference/batch-schema';
import { Button } from '../_ui/button.tsx';
import { describedBy, Field } from '../_ui/field.tsx';
import { FormFailure } from '../_ui/form-failure.tsx';
import { requestJob } from '../_ui/request-job.client.ts';
import { SelectField } from '../_ui/select-field.tsx';
import { sendEntityRows } from '../_ui/send-entity-rows.client.ts';
import { TextField } from '../_ui/text-field.tsx';
import type { ModelReference } from '../models/model-references.ts';

const KEYS = {
  id: 'keys',
  label: 'Customers (optional)',
  hint: 'One id a line or with commas; empty scores everybody.',
};
const FILE = {
  id: 'file',
  label: 'Or a file of them',
  hint: 'CSV or Parquet with a column customerid, or whatever the join key is called; it counts instead of the list.',
};

/** Which model scores whom, as of when. A worker writes the file; the next page follows it. */
export function BatchForm({ references }: { references: readonly ModelReference[] }) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<string>();
  const [pending, setPending] = useState(false);

  const start = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setPending(true);
    setRefusal(undefined);
    try {
      const { id } = await requestJob('/api/v1/batches', await toRequest(form));
      router.push(`/batch/${id}` as Route);
    } catch (error) {
      setPending(false);
      setRefusal((error as Error).message);
    }
  };

  return (
    <form onSubmit={start} aria-label="Score" className="grid max-w-3xl gap-3">
      <SelectField id="model" name="model" label="Model" options={references} />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field {...KEYS}>
          <textarea id={KEYS.id} name="keys" rows={4} className="field font-mono text-sm" {...describedBy(KEYS)} />
        </Field>
        <Field {...FILE}>
          <input
            id={FILE.id}
            name="file"
            type="file"
            accept=".csv,.parquet"
            className="field text-sm"
            {...describedBy(FILE)}
          />
        </Field>
        <TextField
          id="where"
          name="where"
          label="Condition (optional)"
          placeholder="monetaryvalue > 1000"
          className="font-mono"
          hint="Of these only those whose features are so: =, !=, <, <=, >, >=, is null, and, or, not."
        />
        <TextField
          id="as-of"
          name="asOf"
          label="Moment (UTC, optional)"
          type="datetime-local"
          step="1"
          hint="Features as they were then; now when left out."
        />
      </div>
      <FormFailure title="Not started" message={refusal} />
      <div>
        <Button type="submit" tone="primary" disabled={pending}>
          Score
        </Button>
      </div>
    </form>
  );
}

/** What the form says, as the API takes it; a file is sent first. @throws Error with why it could not be read. */
async function toRequest(form: FormData): Promise<BatchRequestBody> {
  const [where, asOf] = [String(form.get('where')).trim(), String(form.get('asOf'))];
  return {
    model: String(form.get('model')),
    keys: await keysOf(form),
    ...(where && { where }),
    ...(asOf && { asOf: new Date(`${asOf}Z`).toISOString() }),
  };
}

async function keysOf(form: FormData): Promise<BatchRequestBody['keys']> {
  const file = form.get('file');
  if (file instanceof File && file.size > 0) {
    const sent = await sendEntityRows(file, file.name);
    if (!sent.ok) throw new Error(sent.message);
    return { file: sent.rows.id };
  }
  const keys = String(form.get('keys'))
    .split(/[\s,]+/)
    .filter(Boolean);
  return keys.length > 0 ? keys : 'all';
}
