import type { Run } from '#server/runs/schema';
import { Callout } from '../../_ui/callout.tsx';
import { LinkButton } from '../../_ui/link-button.tsx';
import { prepareRunVerdict } from './prepare-run-verdict.ts';

const TONES = {
  better: 'border-better/40 bg-better-soft text-better',
  mixed: 'border-caution-line bg-caution-soft text-caution',
  worse: 'border-worse/40 bg-worse-soft text-worse',
  same: 'border-caution-line bg-caution-soft text-caution',
  unsure: 'border-caution-line bg-caution-soft text-caution',
} as const;
const SIGNS = { better: '▲', mixed: '◆', worse: '▼', same: '≈', unsure: '≈' } as const;

/** How a run ended, in words: its verdict against the majority class, or why it has none. */
export function RunOutcome({ run }: { run: Run }) {
  if (run.status === 'failed') {
    return (
      <Callout tone="failure" title="This run failed">
        <p>{run.error ?? 'No reason was kept; the log of the worker has it.'}</p>
        <p className="mt-2">
          <LinkButton href={`/runs/new?from=${run.id}`}>Mend and run again</LinkButton>
        </p>
      </Callout>
    );
  }
  if (run.status === 'cancelled') {
    return <Callout tone="note" title="Cancelled before it finished, so it has no model and no figures" />;
  }
  if (!run.report || !run.baseline) return null;
  const verdict = prepareRunVerdict(run.report, run.baseline);
  return (
    <section aria-label="Verdict" className={`rounded-lg border px-4 py-3 ${TONES[verdict.word]}`}>
      <p className="text-base font-semibold">
        <span aria-hidden="true">{SIGNS[verdict.word]} </span>
        {verdict.headline}
      </p>
      <p className="mt-0.5 text-sm">{verdict.details.join(' ')}</p>
    </section>
  );
}
