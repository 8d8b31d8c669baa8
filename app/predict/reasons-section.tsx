import type { ExplainedAnswer } from '#server/inference/explain-schema';
import { Section } from '../_ui/section.tsx';
import { prepareReasons, type Reason } from './prepare-reasons.ts';

/** So many reasons are read; the rest are a click away. */
const SHOWN = 6;

/** What pushed the answer where it is, the strongest first. */
export function ReasonsSection({ answered }: { answered: ExplainedAnswer }) {
  if (!answered.answer) return null;
  const prepared = prepareReasons(answered);
  const about = prepared ? `What raises or lowers ${prepared.about}` : undefined;
  return (
    <Section title="What pushed it there" about={about}>
      {prepared ? (
        <div className="grid gap-3">
          <ReasonList reasons={prepared.reasons.slice(0, SHOWN)} />
          {prepared.reasons.length > SHOWN && (
            <details>
              <summary className="text-sm text-accent">{prepared.reasons.length - SHOWN} more</summary>
              <div className="mt-3">
                <ReasonList reasons={prepared.reasons.slice(SHOWN)} />
              </div>
            </details>
          )}
          <p className="text-xs text-ink-faint">{prepared.sum}</p>
        </div>
      ) : (
        <p className="text-sm text-ink-soft">{answered.unexplained}</p>
      )}
    </Section>
  );
}

function ReasonList({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <ul className="grid gap-3" aria-label="Reasons">
      {reasons.map((reason) => (
        <li key={reason.key} className="grid gap-1">
          <div className="grid items-baseline gap-x-3 text-sm sm:grid-cols-[minmax(0,1fr)_11.5rem]">
            <span className="min-w-0 wrap-anywhere">
              {reason.title}: <strong className="font-semibold">{reason.value}</strong>{' '}
              <code className="font-mono text-2xs text-ink-faint">{reason.name}</code>
            </span>
            <span className="text-ink-soft sm:text-right">
              {reason.effect} <span className="whitespace-nowrap text-ink-faint">({reason.amount})</span>
            </span>
          </div>
          <Bar extent={reason.extent} />
        </li>
      ))}
    </ul>
  );
}

/** To the right where it raises, to the left where it lowers. */
function Bar({ extent }: { extent: number }) {
  const width = `${50 * Math.abs(extent)}%`;
  const place = extent >= 0 ? { left: '50%', width } : { right: '50%', width };
  return (
    <span className="relative block h-2 rounded-sm bg-line" aria-hidden="true">
      <span className={`absolute h-full rounded-sm ${extent >= 0 ? 'bg-better' : 'bg-worse'}`} style={place} />
      <span className="absolute -top-0.5 left-1/2 h-3 w-px bg-line-strong" />
    </span>
  );
}
