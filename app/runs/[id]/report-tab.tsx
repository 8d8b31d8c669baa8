import { listVersionsOfRun } from '#server/models/models.repo';
import { DEFAULT_MODEL } from '#server/models/vocabulary';
import { readProbabilityFigures } from '#server/runs/read-probability-figures';
import type { Run } from '#server/runs/schema';
import { Callout } from '../../_ui/callout.tsx';
import { queryValue, type SearchParams } from '../../_ui/search-params.ts';
import { PromotionSection } from '../../models/promotion/promotion-section.tsx';
import { readCell } from './read-cell.ts';
import { RunFolds } from './run-folds.tsx';
import { RunProgress } from './run-progress.client.tsx';
import { RunReport } from './run-report.tsx';
import { VersionsOfRun } from './versions-of-run.tsx';

/** How a run goes, or how it went: progress, then the report, the rows behind it, folds, and what was made of it. */
export async function ReportTab({ run, params }: { run: Run; params: SearchParams }) {
  const { status, progress, learningCurve, cancelRequested, report, baseline } = run;
  const isLive = status === 'queued' || status === 'running';
  const [versions, probable] = await Promise.all([
    listVersionsOfRun(run.id),
    report && baseline ? readProbabilityFigures({ ...run, report, baseline }) : null,
  ]);
  const asked = queryValue(params, 'cell');
  const cell = readCell(params, run);
  return (
    <div className="grid gap-4">
      {isLive && <RunProgress id={run.id} initial={{ status, progress, learningCurve, cancelRequested }} />}
      {asked && report && !cell && (
        <Callout tone="note" title={`There is no cell “${asked}”`}>
          A cell is a true and a predicted class of {report.classes.map(({ label }) => label).join(', ')}, such as{' '}
          <code className="font-mono text-xs">
            ?cell={report.classes.at(0)?.label},{report.classes.at(-1)?.label}
          </code>
          .
        </Callout>
      )}
      {report && baseline && probable && (
        <RunReport run={run} report={report} baseline={baseline} probable={probable} cell={cell} />
      )}
      {run.crossValidation && <RunFolds validation={run.crossValidation} />}
      {versions.length > 0 && <VersionsOfRun versions={versions} />}
      {status === 'finished' && <PromotionSection subject={{ name: 'run', value: run.id }} model={DEFAULT_MODEL} />}
    </div>
  );
}
