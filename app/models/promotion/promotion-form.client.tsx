'use client';

import { PRODUCTION } from '#server/models/vocabulary';
import { Button } from '../../_ui/button.tsx';
import { FormFailure } from '../../_ui/form-failure.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import { useActionForm } from '../../_ui/use-action-form.client.ts';
import { promoteAction } from './actions.ts';
import { PromotionCheck } from './promotion-check.tsx';

interface PromotionFormProps {
  /** What is to be promoted, as a hidden field of the form. */
  readonly subject: { readonly name: 'run' | 'version'; readonly value: string };
  readonly model: string;
  /** A version cannot leave its model. */
  readonly isModelFixed?: boolean;
}

/** Promotes, or only looks at what a promotion would meet; asks a lead where the alias is protected. */
export function PromotionForm({ subject, model, isModelFixed = false }: PromotionFormProps) {
  const { form, pending, result, refused, fields } = useActionForm(promoteAction);
  const heldUp = result?.ok ? result.value : null;
  return (
    <form {...form} className="grid gap-3">
      <input type="hidden" name={subject.name} value={subject.value} />
      <div className="grid items-start gap-3 sm:grid-cols-[1fr_1fr_2fr]">
        <TextField
          id="promote-model"
          name="model"
          label="Model"
          defaultValue={model}
          readOnly={isModelFixed}
          error={fields.model}
          required
        />
        <TextField
          id="promote-alias"
          name="alias"
          label="Alias"
          defaultValue={PRODUCTION}
          hint="candidate answers beside production in silence."
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
        />
      </div>
      <FormFailure title="Not promoted" message={refused?.message ?? heldUp?.refusal ?? undefined} />
      {heldUp && <PromotionCheck preview={heldUp.preview} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" name="intent" value="check" disabled={pending}>
          {pending ? 'Checking…' : 'Check the gates'}
        </Button>
        {heldUp && !heldUp.preview.mayMove ? (
          <Button type="submit" name="intent" value="request" tone="primary" disabled={pending}>
            Request the promotion
          </Button>
        ) : (
          <Button type="submit" name="intent" value="promote" tone="primary" disabled={pending}>
            Promote this {subject.name}
          </Button>
        )}
      </div>
    </form>
  );
}
