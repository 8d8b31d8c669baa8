'use client';

import { useState } from 'react';
import type { Noted } from '#server/runs/notes.repo';
import { Button } from '../_ui/button.tsx';
import { describedBy, Field } from '../_ui/field.tsx';
import { FormFailure } from '../_ui/form-failure.tsx';
import { Overtaken } from '../_ui/overtaken.tsx';
import { SaveRow } from '../_ui/save-row.tsx';
import { useActionForm } from '../_ui/use-action-form.client.ts';
import { editNoteAction } from './actions.ts';

interface NoteFormProps {
  readonly on: Noted;
  readonly id: string;
  readonly body: string;
  /** Of the note that is edited. */
  readonly version: number;
}

/** Edits the note on something. Who was overtaken by somebody sees both texts and saves again over theirs. */
export function NoteForm({ on, id, body, version }: NoteFormProps) {
  const { form, pending, refused, result, fields } = useActionForm(editNoteAction);
  const [text, setText] = useState(body);
  const theirs = refused?.code === 'conflict' ? fields.theirs : undefined;
  const frame = { id: 'note-body', label: 'Note', hint: 'Mention people as @Dee.', error: fields.body };
  return (
    <form {...form} className="grid gap-3">
      <input type="hidden" name="on" value={on} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={fields.version ?? String(latest(version, result))} />
      {theirs !== undefined && (
        <Overtaken theirs={theirs}>
          <Button onClick={() => setText((own) => `${theirs}\n\n${own}`)}>Put theirs above mine</Button>
        </Overtaken>
      )}
      <Field {...frame}>
        <textarea
          id={frame.id}
          name="body"
          rows={8}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="field"
          {...describedBy(frame)}
        />
      </Field>
      {theirs === undefined && <FormFailure title="Not saved" message={refused?.message} />}
      <SaveRow what="note" pending={pending} saved={result?.ok === true} />
    </form>
  );
}

/** The page knows of a version that was just saved a moment later than the answer does. */
const latest = (version: number, result: { ok: boolean; value?: { version: number } } | null): number =>
  Math.max(version, (result?.ok && result.value?.version) || 0);
