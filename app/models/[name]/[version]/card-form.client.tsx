'use client';

import type { CardPart, CardWords } from '#server/models/card-schema';
import { describedBy, Field } from '../../../_ui/field.tsx';
import { FormFailure } from '../../../_ui/form-failure.tsx';
import { Overtaken } from '../../../_ui/overtaken.tsx';
import { SaveRow } from '../../../_ui/save-row.tsx';
import { useActionForm } from '../../../_ui/use-action-form.client.ts';
import { editCardAction } from './actions.ts';

const HINTS: Record<CardPart, string> = {
  intendedUse: 'Who decides what by it, and what it must not be used for. Markdown.',
  limits: 'Whom it may be wrong about, and when not to believe it. Markdown.',
  contact: 'A person or a team.',
  notes: 'Whatever else one should know. Markdown.',
};

interface CardFormProps {
  readonly model: string;
  readonly version: string;
  readonly words: CardWords;
  /** Headings of the parts, in their order. */
  readonly parts: Readonly<Record<CardPart, string>>;
  /** Of the card that is edited. */
  readonly edition: number;
}

/** Writes on the card of a version. Who was overtaken by somebody sees both texts and saves again over theirs. */
export function CardForm({ model, version, words, parts, edition }: CardFormProps) {
  const { form, pending, refused, result, fields } = useActionForm(editCardAction);
  const theirs = refused?.code === 'conflict' ? fields.theirs : undefined;
  const latest = Math.max(edition, (result?.ok && result.value.edition) || 0);
  return (
    <form {...form} className="grid gap-3">
      <input type="hidden" name="model" value={model} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="edition" value={theirs === undefined ? latest : fields.edition} />
      {theirs !== undefined && <Overtaken theirs={theirs} />}
      {(Object.keys(parts) as CardPart[]).map((part) => (
        <PartField key={part} part={part} label={parts[part]} text={words[part]} error={fields[part]} />
      ))}
      {theirs === undefined && <FormFailure title="Not saved" message={refused?.message} />}
      <SaveRow what="card" pending={pending} saved={result?.ok === true} />
    </form>
  );
}

interface PartFieldProps {
  readonly part: CardPart;
  readonly label: string;
  readonly text: string;
  readonly error: string | undefined;
}

function PartField({ part, label, text, error }: PartFieldProps) {
  const frame = { id: `card-${part}`, label, hint: HINTS[part], error };
  return (
    <Field {...frame}>
      <textarea
        id={frame.id}
        name={part}
        rows={part === 'contact' ? 1 : 3}
        defaultValue={text}
        className="field"
        {...describedBy(frame)}
      />
    </Field>
  );
}
