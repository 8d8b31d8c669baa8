'use client';

import { useEffect } from 'react';
import { Button } from '../../_ui/button.tsx';
import { describedBy, Field } from '../../_ui/field.tsx';
import { FormFailure } from '../../_ui/form-failure.tsx';
import { useActionForm } from '../../_ui/use-action-form.client.ts';
import { writeNoteAction } from '../actions.ts';

/** Says something about an experiment; it stands in the activity, with who and when. */
export function NoteForm({ experiment }: { experiment: string }) {
  const { form, pending, result, refused, fields } = useActionForm(writeNoteAction);
  const frame = { id: 'note', label: 'Note', error: fields.body };

  useEffect(() => {
    if (result?.ok) form.ref.current?.reset();
  }, [result, form.ref]);

  return (
    <form {...form} className="grid justify-items-start gap-2">
      <input type="hidden" name="experiment" value={experiment} />
      <div className="w-full">
        <Field {...frame}>
          <textarea id="note" name="body" rows={2} required className="field" {...describedBy(frame)} />
        </Field>
      </div>
      {!fields.body && <FormFailure title="Not written" message={refused?.message} />}
      <Button type="submit" disabled={pending}>
        {pending ? 'Writing…' : 'Write note'}
      </Button>
    </form>
  );
}
