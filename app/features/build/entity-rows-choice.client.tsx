'use client';

import { useRef, useState } from 'react';
import { Button } from '../../_ui/button.tsx';
import { FieldError } from '../../_ui/field.tsx';
import { formatQuantity } from '../../_ui/format-number.ts';
import { Section } from '../../_ui/section.tsx';
import { type SentRows, sendEntityRows } from '../../_ui/send-entity-rows.client.ts';
import { TextField } from '../../_ui/text-field.tsx';
import type { Choice } from './read-choice.ts';

interface EntityRowsChoiceProps {
  readonly entities: string;
  readonly asOf: string;
  readonly onChange: (part: Partial<Choice>) => void;
}

const EXAMPLE = 'customerid,event_timestamp\n12747.0,2011-06-01T00:00:00Z';

/** Whom the rows are about: everybody in the newest snapshot, or rows of one's own, pasted or from a file. */
export function EntityRowsChoice({ entities, asOf, onChange }: EntityRowsChoiceProps) {
  const [own, setOwn] = useState(entities !== 'all');
  const chooseAll = () => {
    setOwn(false);
    onChange({ entities: 'all' });
  };
  return (
    <Section title="Rows">
      <div className="grid gap-3">
        <fieldset className="grid gap-1.5 text-sm">
          <legend className="sr-only">Entity rows</legend>
          <label className="flex items-center gap-2">
            <input type="radio" name="entities" checked={!own} onChange={chooseAll} className="size-4" />
            Everybody in the newest snapshot
          </label>
          <label className="flex items-center gap-2">
            <input type="radio" name="entities" checked={own} onChange={() => setOwn(true)} className="size-4" />
            Rows of my own, each with its moment
          </label>
        </fieldset>
        {own && <OwnRows entities={entities} onSent={(id) => onChange({ entities: id })} />}
        <TextField
          id="as-of"
          label="Moment (UTC, optional)"
          type="datetime-local"
          step="1"
          value={asOf.slice(0, 19)}
          onChange={(event) => onChange({ asOf: event.target.value && `${event.target.value}Z` })}
          hint="Of rows that name none; now when left out."
        />
      </div>
    </Section>
  );
}

function OwnRows({ entities, onSent }: { entities: string; onSent: (id: string) => void }) {
  const text = useRef<HTMLTextAreaElement>(null);
  const [sent, setSent] = useState<SentRows | null>(null);
  const [problem, setProblem] = useState<string>();
  const send = async (file: Blob, fileName: string) => {
    const answer = await sendEntityRows(file, fileName);
    setProblem(answer.ok ? undefined : answer.message);
    setSent(answer.ok ? answer.rows : null);
    if (answer.ok) onSent(answer.rows.id);
  };
  return (
    <div className="grid gap-2 text-sm">
      <label className="grid gap-1 font-medium">
        Paste rows as CSV
        <textarea
          ref={text}
          rows={4}
          placeholder={EXAMPLE}
          aria-describedby="rows-problem"
          className="field font-mono text-xs!"
        />
      </label>
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={() => send(new Blob([text.current!.value]), 'pasted.csv')}>Use these rows</Button>
        <label className="text-ink-soft">
          or a file{' '}
          <input
            type="file"
            accept=".csv,.parquet"
            aria-label="File of entity rows"
            className="max-w-52 text-xs"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) void send(file, file.name);
            }}
          />
        </label>
      </div>
      <FieldError id="rows-problem" message={problem} />
      <p role="status" className="text-ink-faint">
        {sent && `${formatQuantity(sent.rows, 'row')} with ${sent.columns.join(', ')}.`}
        {!sent && !problem && entities !== 'all' && 'The rows sent before are used.'}
      </p>
    </div>
  );
}
