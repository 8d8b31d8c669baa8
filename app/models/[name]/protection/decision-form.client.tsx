'use client';

import type { ReactNode } from 'react';
import type { PromotionRequest } from '#server/models/request-schema';
import { Button } from '../../../_ui/button.tsx';
import { FormFailure } from '../../../_ui/form-failure.tsx';
import { TextField } from '../../../_ui/text-field.tsx';
import { useActionForm } from '../../../_ui/use-action-form.client.ts';
import { GateControls } from '../../promotion/gate-controls.tsx';
import { GateList } from '../../promotion/gate-list.tsx';
import { decideRequestAction } from './actions.ts';

interface DecisionFormProps {
  readonly request: PromotionRequest;
  readonly isLead: boolean;
  /** What others see in its place. */
  readonly children: ReactNode;
}

/** A lead's answer to a requested promotion. */
export function DecisionForm({ request, isLead, children }: DecisionFormProps) {
  const { form, pending, refused, fields } = useActionForm(decideRequestAction);
  if (!isLead) return children;
  const { id, model, gates, requestedBy } = request;
  return (
    <form {...form} className="grid gap-3">
      <input type="hidden" name="model" value={model} />
      <input type="hidden" name="id" value={id} />
      <GateList gates={gates} controls={(gate) => <GateControls gate={gate} isLead />} />
      <TextField
        id={`word-${id}`}
        name="word"
        label="A word"
        placeholder={`What ${requestedBy} should know`}
        maxLength={300}
        error={fields.word}
      />
      <FormFailure title="Not decided" message={refused && !refused.fields ? refused.message : undefined} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" name="decision" value="approve" tone="primary" disabled={pending}>
          {pending ? 'Working…' : 'Approve and promote'}
        </Button>
        <Button type="submit" name="decision" value="decline" disabled={pending}>
          Decline
        </Button>
      </div>
    </form>
  );
}
