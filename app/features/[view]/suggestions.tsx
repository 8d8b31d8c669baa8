import type { AppliedView } from '#server/feature-store/registry';
import { suggestKeys } from '#server/feature-store/suggest-keys';
import { AppError } from '#server/platform/errors';
import { Callout } from '../../_ui/callout.tsx';
import { orRefusal } from '../../_ui/or-refusal.ts';
import { SuggestedKeys, type SuggestedKeysProps } from './key-form.tsx';

interface SuggestionsProps extends Omit<SuggestedKeysProps, 'keys'> {
  readonly view: AppliedView;
  /** What the keys are to resemble; any where nothing was typed. */
  readonly typed: string;
}

/** Keys that the history has, to be looked at with a click. */
export async function Suggestions({ view, typed, ...links }: SuggestionsProps) {
  const keys = await orRefusal(suggestKeys(view, typed));
  if (keys instanceof AppError) return <Callout tone="caution" title={keys.message} />;
  return <SuggestedKeys keys={keys} {...links} />;
}
