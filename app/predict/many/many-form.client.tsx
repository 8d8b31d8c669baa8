'use client';

import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import type { predictMany } from '#server/inference/predict-many';
import { Button } from '../../_ui/button.tsx';
import { Callout } from '../../_ui/callout.tsx';
import { Section } from '../../_ui/section.tsx';
import { postJson } from '../fetch-json.client.ts';
import { IdsField } from './ids-field.client.tsx';
import { ManyTable } from './many-table.tsx';
import { type PreparedMany, prepareMany } from './prepare-many.ts';
import { MOST_BYTES, readIds, TOO_MANY } from './read-ids.ts';

type State =
  | { readonly kind: 'idle' | 'working' }
  | { readonly kind: 'refused'; readonly message: string; readonly forBatch: boolean }
  | { readonly kind: 'answered'; readonly many: PreparedMany; readonly version: string };

interface ManyFormProps {
  readonly model: string;
  readonly joinKey: string;
}

/** A list of customers, pasted or dropped, answered at once. */
export function ManyForm({ model, joinKey }: ManyFormProps) {
  const [text, setText] = useState('');
  const [state, setState] = useState<State>({ kind: 'idle' });

  const ask = async (list: string) => {
    const read = readIds(list, joinKey);
    if (!read.ok) return setState({ kind: 'refused', ...read });
    setState({ kind: 'working' });
    try {
      const asked = { model, customers: read.ids };
      const answer = await postJson<Awaited<ReturnType<typeof predictMany>>>('/api/v1/predictions/many', asked);
      const many = prepareMany(answer.answers, joinKey);
      setState({ kind: 'answered', many, version: `${answer.model} ${answer.version}` });
    } catch (error) {
      setState({ kind: 'refused', message: (error as Error).message, forBatch: false });
    }
  };
  const take = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > MOST_BYTES) {
      setState({ kind: 'refused', message: `${file.name} is too large for this page. ${TOO_MANY}`, forBatch: true });
      return;
    }
    const list = await file.text();
    await ask(list);
    if (readIds(list, joinKey).ok) setText(list);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask(text);
  };

  return (
    <div className="grid gap-4">
      <Section title="Many customers" about="Paste a list, or drop a CSV on it.">
        <form onSubmit={submit} className="grid gap-3">
          <IdsField joinKey={joinKey} text={text} onChange={setText} onFile={take} />
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" tone="primary" disabled={state.kind === 'working'}>
              Predict all
            </Button>
            <label className="min-w-0 text-sm">
              <span className="mr-2 text-ink-soft">or choose a file</span>
              <input
                type="file"
                accept=".csv,.txt,text/csv,text/plain"
                onChange={(event) => void take(event.target.files?.[0])}
                className="field max-w-full text-sm"
              />
            </label>
          </div>
          <ManyRefusal state={state} />
        </form>
      </Section>
      {state.kind === 'answered' && <ManyTable {...state} model={model} joinKey={joinKey} />}
    </div>
  );
}

function ManyRefusal({ state }: { state: State }) {
  if (state.kind !== 'refused') return null;
  return (
    <Callout tone="failure" title={state.message} role="alert">
      {state.forBatch && (
        <Link href="/batch" className="underline">
          Score them in a batch
        </Link>
      )}
    </Callout>
  );
}
