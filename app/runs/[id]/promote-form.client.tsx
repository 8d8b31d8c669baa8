'use client';

import { DEFAULT_MODEL, PRODUCTION } from '#server/models/schema';
import { Button } from '../../_ui/button.tsx';
import { FormFailure } from '../../_ui/form-failure.tsx';
import { Section } from '../../_ui/section.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import { useActionForm } from '../../_ui/use-action-form.client.ts';
import { promoteRunAction } from '../actions.ts';

/** Makes the run the next version of a model. The package is proven on the holdout before the version exists. */
export function PromoteForm({ runId }: { runId: string }) {
  const { form, pending, refused, fields } = useActionForm(promoteRunAction);
  return (
    <Section
      id="promote"
      title="Promote"
      about="Packs the model as ONNX, checks that the package answers the holdout exactly as training did, then moves the alias."
    >
      <form {...form} className="grid gap-3">
        <input type="hidden" name="runId" value={runId} />
        <div className="grid gap-3 sm:grid-cols-[1fr_1fr_2fr]">
          <TextField
            id="promote-model"
            name="model"
            label="Model"
            defaultValue={DEFAULT_MODEL}
            error={fields.model}
            required
          />
          <TextField
            id="promote-alias"
            name="alias"
            label="Alias"
            defaultValue={PRODUCTION}
            error={fields.alias}
            required
          />
          <TextField
            id="promote-reason"
            name="reason"
            label="Reason"
            placeholder="What makes it worth serving?"
            error={fields.reason}
            maxLength={500}
            required
          />
        </div>
        <FormFailure title="Not promoted" message={refused?.message} />
        <div>
          <Button type="submit" tone="primary" disabled={pending}>
            {pending ? 'Packing and checking…' : 'Promote this run'}
          </Button>
        </div>
      </form>
    </Section>
  );
}
