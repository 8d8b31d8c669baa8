'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '../../_ui/button.tsx';
import { FormFailure } from '../../_ui/form-failure.tsx';
import { requestJob } from '../../_ui/request-job.client.ts';
import { TextField } from '../../_ui/text-field.tsx';

const MOST_SPLITS = 1000;

/** How many splits and from which seed; the work is a worker's, and the address then names its job. */
export function RepeatForm({ runs, again }: { runs: readonly string[]; again: boolean }) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<string>();
  const [pending, setPending] = useState(false);

  const start = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setPending(true);
    setRefusal(undefined);
    requestJob('/api/v1/repeats', { runs, splits: Number(form.get('splits')), seed: Number(form.get('seed')) })
      .then(
        (job) => router.push(`/compare/repeat?runs=${runs.join(',')}&job=${job.id}` as Route),
        (error: Error) => setRefusal(error.message),
      )
      .finally(() => setPending(false));
  };

  return (
    <form onSubmit={start} className="panel grid gap-3 p-4">
      <div className="flex flex-wrap items-start gap-4">
        <TextField
          id="splits"
          name="splits"
          label="Splits"
          type="number"
          min={2}
          max={MOST_SPLITS}
          required
          defaultValue={200}
          hint={`2 to ${MOST_SPLITS}`}
        />
        <TextField
          id="seed"
          name="seed"
          label="Seed"
          type="number"
          min={0}
          required
          defaultValue={0}
          hint="of the first split; the others follow"
        />
        <div className="pt-6">
          <Button type="submit" tone="primary" disabled={pending}>
            {again ? 'Repeat again' : 'Repeat'}
          </Button>
        </div>
      </div>
      <FormFailure title="Not started" message={refusal} />
    </form>
  );
}
