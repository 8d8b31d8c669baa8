import { formatMetric } from '../_ui/format-number.ts';
import { RunIdentity } from '../_ui/run-identity.tsx';
import type { ComparedChart } from './prepare-compared-curves.ts';
import { readBand, readLine } from './trace-curve.ts';

interface CurveReadoutProps {
  readonly chart: ComparedChart;
  readonly runs: readonly { readonly name: string; readonly position: number }[];
  readonly banded: readonly number[];
  readonly cursor: number;
}

/** What every run's line says where the cursor stands. */
export function CurveReadout({ chart, runs, banded, cursor }: CurveReadoutProps) {
  const drawn = runs.filter(({ position }) => chart.lines.some((line) => line.position === position));
  return (
    <table className="w-full border-collapse text-xs">
      <caption className="pb-1 text-left text-ink-soft">
        {chart.yTitle} where {chart.xTitle} is <strong className="text-ink">{cursor.toFixed(2)}</strong>
      </caption>
      <tbody>
        {drawn.map(({ name, position }, i) => {
          const lines = chart.lines.filter((line) => line.position === position);
          const readings = lines.map((line) => readLine(chart, line, cursor));
          const band = banded.includes(position) ? readBand(lines[0]!, cursor) : null;
          return (
            <tr key={position} className="border-t border-line/70">
              <th scope="row" className="max-w-40 truncate py-1 pr-2 text-left font-normal" title={name}>
                <RunIdentity position={position} /> {name}
              </th>
              <td className="px-2 text-right font-medium whitespace-nowrap">
                {readings.map((reading) => formatMetric(reading?.y)).join(' / ')}
                {band && (
                  <span className="block font-normal text-ink-faint">
                    {formatMetric(band.low)}–{formatMetric(band.high)}
                  </span>
                )}
              </td>
              <td className="text-right text-ink-faint">
                {readings.map((reading) => reading?.note).join(' / ')}
                <span className="block">{chart.figures[i]}</span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
