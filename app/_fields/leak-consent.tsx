import { featureName } from '#server/models/vocabulary';
import { Callout } from '../_ui/callout.tsx';
import { CheckField } from '../_ui/check-field.tsx';
import type { ViewOption } from './prepare-options.ts';

interface LeakConsentProps {
  readonly views: readonly ViewOption[];
  readonly chosen: readonly string[];
  readonly label: string;
  /** What one agrees to. */
  readonly consent: string;
  readonly initial?: boolean;
  /** Asked even where no feature says that it leaks: leaks are found in the figures, too. */
  readonly asked?: boolean;
  readonly error: string | undefined;
}

/** Says at once which chosen features give the label away, and asks whether to go on all the same. */
export function LeakConsent({
  views,
  chosen,
  label,
  consent,
  initial = false,
  asked = false,
  error,
}: LeakConsentProps) {
  const leaking = views
    .flatMap((view) => view.features)
    .filter((option) => chosen.includes(option.reference) && option.leaks === label)
    .map(({ name }) => name);
  return (
    <>
      {leaking.length > 0 && (
        <Callout tone="caution" title={`${leaking.join(', ')} gives the label away`} role="status">
          {featureName(label)} is made from it, so the figures will look better than any model can be in use.
        </Callout>
      )}
      {(leaking.length > 0 || asked || error) && (
        <CheckField id="allow-leakage" name="allowLeakage" label={consent} defaultChecked={initial} error={error} />
      )}
    </>
  );
}
