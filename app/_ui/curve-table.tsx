import { formatMetric } from './format-number.ts';
import type { CurveChart } from './prepare-curves.ts';
import { ScrollX } from './scroll-x.tsx';

/** A reader of numbers wants the course of a line, not each of its points. */
const MOST_ROWS = 21;

/** A chart's twin for who would rather read it. */
export function CurveTable({ chart }: { chart: CurveChart }) {
  const isMany = chart.lines.length > 1;
  return (
    <details className="text-sm">
      <summary className="w-fit rounded-sm text-xs text-ink-faint hover:text-ink">View as table</summary>
      <ScrollX label={`${chart.title}: ${chart.yTitle} by ${chart.xTitle}`}>
        <table className="mt-2 w-full border-collapse text-xs">
          <caption className="sr-only">{chart.summary}</caption>
          <thead>
            <tr className="border-b border-line">
              {isMany && <Heading>run</Heading>}
              <Heading>{chart.xTitle}</Heading>
              <Heading>{chart.yTitle}</Heading>
              <Heading>at</Heading>
            </tr>
          </thead>
          <tbody>
            {chart.lines.flatMap(({ key, name, points }) =>
              spread(points).map((point) => (
                <tr
                  key={`${key} ${point.x} ${point.y} ${point.note}`}
                  className="border-b border-line/70 last:border-0"
                >
                  {isMany && <td className="px-2 py-0.5">{name}</td>}
                  <td className="px-2 py-0.5 text-right">{formatMetric(point.x)}</td>
                  <td className="px-2 py-0.5 text-right">{formatMetric(point.y)}</td>
                  <td className="px-2 py-0.5 text-right text-ink-faint">{point.note}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </ScrollX>
    </details>
  );
}

function Heading({ children }: { children: string }) {
  return (
    <th scope="col" className="eyebrow px-2 py-1 text-right first:text-left">
      {children}
    </th>
  );
}

/** At equal distances, with both ends. */
function spread<T>(points: readonly T[]): T[] {
  const stride = Math.max(1, Math.ceil((points.length - 1) / (MOST_ROWS - 1)));
  return points.filter((_, i) => i % stride === 0 || i === points.length - 1);
}
