import type { Comparison } from '#server/runs/comparison-schema';
import { identityAt } from '../_ui/identity.ts';

/** What to take from the comparison: in ten seconds the headline, in a minute the rest. */
export function VerdictCard({ comparison, pending }: { comparison: Comparison; pending: boolean }) {
  const { headline, verdict, challenges, runs } = comparison;
  return (
    <section aria-label="Verdict" aria-busy={pending} className="panel border-l-4 border-l-accent px-4 py-3">
      <p className="eyebrow">Verdict</p>
      {pending ? (
        <p className="mt-0.5 text-ink-soft" role="status">
          Pairing the answers of {runs.length} runs row by row…
        </p>
      ) : (
        <>
          <p className="mt-0.5 max-w-4xl text-lg leading-snug font-semibold">{headline}</p>
          <p className="mt-1.5 max-w-4xl text-sm text-ink-soft">{verdict}</p>
          {challenges.length > 1 && (
            <details className="mt-2 max-w-4xl text-sm">
              <summary className="w-fit rounded-sm text-ink-faint hover:text-ink">Run by run</summary>
              <ul className="mt-1.5 grid gap-1.5 text-ink-soft">
                {challenges.map((challenge) => (
                  <li key={challenge.runId}>
                    <span className="font-medium">
                      {identityAt(runs.findIndex(({ id }) => id === challenge.runId)).letter}
                    </span>{' '}
                    {challenge.verdict}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </section>
  );
}
