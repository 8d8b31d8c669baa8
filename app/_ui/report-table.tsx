import type { PreparedReport, ReportCell, ReportRow } from './prepare-report.ts';
import { ScrollX } from './scroll-x.tsx';

const HEADINGS = ['Precision', 'Recall', 'F1', 'Support'];

function Value({ cell }: { cell: ReportCell }) {
  return (
    <td className="px-1.5 py-1.5 text-right last:pr-4 sm:px-4">
      {cell.text}
      {cell.undefinedRatio && (
        <sup className="text-caution">
          †<span className="sr-only"> undefined</span>
        </sup>
      )}
      {cell.interval && <span className="block text-2xs text-ink-faint sm:whitespace-nowrap">{cell.interval}</span>}
    </td>
  );
}

function Line({ row }: { row: ReportRow }) {
  return (
    <tr className="border-b border-line/70 last:border-0">
      <th scope="row" className="px-4 py-1.5 text-left font-normal">
        {row.title}
      </th>
      <Value cell={row.precision} />
      <Value cell={row.recall} />
      <Value cell={row.f1} />
      <td className="px-1.5 py-1.5 text-right last:pr-4 sm:px-4 text-ink-soft">{row.support}</td>
    </tr>
  );
}

/** The classification report as scikit-learn prints it. */
export function ReportTable({ report, caption }: { report: PreparedReport; caption: string }) {
  return (
    <ScrollX label={caption}>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line">
            <th scope="col" className="eyebrow px-4 py-1.5 text-left">
              Class
            </th>
            {HEADINGS.map((heading) => (
              <th key={heading} scope="col" className="eyebrow px-1.5 py-1.5 text-right last:pr-4 sm:px-4">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.classes.map((row) => (
            <Line key={row.key} row={row} />
          ))}
        </tbody>
        <tbody className="border-t border-line-strong/50">
          <tr className="border-b border-line/70 font-medium">
            <th scope="row" className="px-4 py-1.5 text-left font-medium">
              Accuracy
            </th>
            <td />
            <td />
            <Value cell={report.accuracy} />
            <td className="px-1.5 py-1.5 text-right last:pr-4 sm:px-4 font-normal text-ink-soft">{report.support}</td>
          </tr>
          {report.averages.map((row) => (
            <Line key={row.key} row={row} />
          ))}
        </tbody>
      </table>
      <p className="px-4 pt-2 pb-1 text-xs text-ink-faint">Below a share: its 95% Wilson interval.</p>
      {report.note && <p className="px-4 py-2 text-xs text-caution">{report.note}</p>}
    </ScrollX>
  );
}
