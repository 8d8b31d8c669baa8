'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '../_ui/button.tsx';
import { Callout } from '../_ui/callout.tsx';
import { FormFailure } from '../_ui/form-failure.tsx';
import { TextField } from '../_ui/text-field.tsx';
import { useActionForm } from '../_ui/use-action-form.client.ts';
import { applyPlanAction } from './plan-actions.ts';

interface PlanFormProps {
  readonly token: string;
  /** Names that are deleted, each to be typed. */
  readonly toConfirm: readonly string[];
  readonly deleteData: boolean;
  /** Whether there is anything to apply. */
  readonly isEmpty: boolean;
  /** Why it cannot be applied as it is. */
  readonly blocked: string | null;
}

/** Applies the plan that is shown, and no other: when something changed in between it says so and plans again. */
export function PlanForm({ token, toConfirm, deleteData, isEmpty, blocked }: PlanFormProps) {
  const router = useRouter();
  const { form, result, refused, pending } = useActionForm(applyPlanAction);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [sent, setSent] = useState('');
  const open = toConfirm.filter((name) => typed[name]?.trim() !== name);
  // Until the next plan has arrived; this one would be refused again.
  const isOutdated = !pending && refused?.code === 'conflict' && sent === token;
  const send: typeof form.onSubmit = (event) => {
    setSent(token);
    form.onSubmit(event);
  };
  if (result?.ok) return <Applied {...result.value} />;
  if (isEmpty) return null;
  return (
    <form {...form} onSubmit={send} className="grid gap-3 border-t border-line pt-4">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="deleteData" value={String(deleteData)} />
      {toConfirm.map((name) => (
        <TextField
          key={name}
          id={`confirm-${name}`}
          name="confirm[]"
          label={`Type ${name} to delete it`}
          autoComplete="off"
          spellCheck={false}
          value={typed[name] ?? ''}
          onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
        />
      ))}
      {refused && (isOutdated || refused.code !== 'conflict') && (
        <FormFailure title={isOutdated ? 'Not applied: plan again' : 'Not applied'} message={refused.message} />
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" tone="primary" disabled={pending || isOutdated || blocked !== null || open.length > 0}>
          {pending ? 'Applying…' : 'Apply'}
        </Button>
        {isOutdated && <Button onClick={() => router.refresh()}>Plan again</Button>}
        <p className="text-sm text-ink-faint">
          {blocked ?? (open.length > 0 ? `Still to be typed: ${open.join(', ')}` : 'All at once, or not at all.')}
        </p>
      </div>
    </form>
  );
}

interface AppliedProps {
  readonly count: number;
  readonly views: readonly string[];
  readonly leftOver: readonly string[];
}

function Applied({ count, views, leftOver }: AppliedProps) {
  return (
    <div className="grid gap-3 border-t border-line pt-4">
      <Callout tone="note" title={`Applied: ${count} ${count === 1 ? 'definition' : 'definitions'}`} role="status">
        {views.length > 0 && 'What is left to do stands on the page of each view.'}
        {leftOver.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Callout>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {views.map((name) => (
          <li key={name}>
            <Link href={`/features/${name}` as Route} className="text-accent hover:underline">
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
