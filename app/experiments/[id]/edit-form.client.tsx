'use client';

import type { Experiment } from '#server/runs/experiment-schema';
import { Button } from '../../_ui/button.tsx';
import { FormFailure } from '../../_ui/form-failure.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import { useActionForm } from '../../_ui/use-action-form.client.ts';
import { archiveExperimentAction, editExperimentAction } from '../actions.ts';

type EditFormProps = { readonly experiment: Pick<Experiment, 'id' | 'name' | 'question' | 'archivedAt'> };

/** Another name or question for an experiment, or away with it; what its runs are judged by stays. */
export function EditForm({ experiment: { id, name, question, archivedAt } }: EditFormProps) {
  const { form, pending, result, refused, fields } = useActionForm(editExperimentAction);
  const away = useActionForm(archiveExperimentAction);
  return (
    <div className="grid gap-4">
      <form {...form} className="grid justify-items-start gap-3">
        <input type="hidden" name="experiment" value={id} />
        <div className="grid w-full gap-3">
          <TextField
            id="edit-name"
            name="name"
            label="Name"
            defaultValue={name}
            maxLength={80}
            required
            error={fields.name}
          />
          <TextField
            id="edit-question"
            name="question"
            label="Question"
            defaultValue={question}
            maxLength={500}
            error={fields.question}
          />
        </div>
        {!fields.name && !fields.question && <FormFailure title="Not saved" message={refused?.message} />}
        <Button type="submit" disabled={pending}>
          {pending ? 'Saving…' : 'Save'}
        </Button>
        <p role="status" className="text-xs text-ink-soft">
          {result?.ok && 'Saved.'}
        </p>
      </form>
      <form {...away.form} className="grid justify-items-start gap-2 border-t border-line pt-3">
        <input type="hidden" name="experiment" value={id} />
        <input type="hidden" name="archived" value={archivedAt ? '' : 'true'} />
        <FormFailure title="Not done" message={away.refused?.message} />
        <Button type="submit" disabled={away.pending}>
          {archivedAt ? 'Take it up again' : 'Put away'}
        </Button>
        <p className="text-xs text-ink-soft">
          {archivedAt
            ? 'It is put away: it takes no more runs, and the list shows it apart.'
            : 'One that is put away can be read, and takes no more runs.'}
        </p>
      </form>
    </div>
  );
}
