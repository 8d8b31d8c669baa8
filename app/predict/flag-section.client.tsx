'use client';

import Link from 'next/link';
import type { ExplainedAnswer } from '#server/inference/explain-schema';
import { Button } from '../_ui/button.tsx';
import { describedBy, Field } from '../_ui/field.tsx';
import { FormFailure } from '../_ui/form-failure.tsx';
import { Section } from '../_ui/section.tsx';
import { SelectField, type SelectOption } from '../_ui/select-field.tsx';
import { useActionForm } from '../_ui/use-action-form.client.ts';
import { flagAnswerAction } from './actions.ts';
import type { Question } from './question.ts';

interface FlagSectionProps {
  readonly answered: ExplainedAnswer;
  readonly question: Question;
  /** Classes the model can answer. */
  readonly classes: readonly SelectOption[];
}

/** Tells those who made the model that an answer is wrong. */
export function FlagSection({ answered, question, classes }: FlagSectionProps) {
  const { form, pending, result, refused, fields } = useActionForm(flagAnswerAction);
  const note = {
    id: 'flag-note',
    label: 'What is wrong with it',
    error: fields.note,
    hint: 'Those who look after the model read it on its page, with the answer and your name.',
  };
  return (
    <Section title="Is this answer wrong?">
      {result?.ok ? (
        <p role="status" className="text-sm">
          Thank you. It stands on{' '}
          <Link href={`/models/${answered.model}#flagged`} className="text-accent underline">
            the page of {answered.model}
          </Link>
          .
        </p>
      ) : (
        <form {...form} className="grid gap-3">
          <input type="hidden" name="model" value={answered.model} />
          <input type="hidden" name="version" value={answered.version} />
          <input type="hidden" name="customer" value={answered.customer} />
          <input type="hidden" name="changes" value={JSON.stringify(question.changes)} />
          <SelectField
            id="flag-expected"
            name="expected"
            label="It should be"
            options={[{ value: '', title: 'I do not know' }, ...classes]}
            error={fields.expected}
          />
          <Field {...note}>
            <textarea
              id={note.id}
              name="note"
              rows={3}
              maxLength={1_000}
              required
              className="field"
              {...describedBy(note)}
            />
          </Field>
          <FormFailure title="Not flagged" message={refused?.message} />
          <div>
            <Button type="submit" disabled={pending}>
              Flag this answer
            </Button>
          </div>
        </form>
      )}
    </Section>
  );
}
