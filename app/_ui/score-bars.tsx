import type { ScoreBars as Bars } from './prepare-score-bars.ts';
import { ScrollX } from './scroll-x.tsx';

/** Two histograms of one probability back to back: the class above the line, all others below it. */
export function ScoreBars({ bars, name }: { bars: Bars; name: string }) {
  return (
    <figure aria-label={bars.summary}>
      <svg viewBox="0 0 100 60" preserveAspectRatio="none" className="h-40 w-full" aria-hidden="true">
        {bars.inside.map(({ key, x, width, height }) => (
          <rect key={key} x={x} y={30 - height} width={width} height={height} className="fill-run-a" />
        ))}
        {bars.outside.map(({ key, x, width, height }) => (
          <rect key={key} x={x} y={30} width={width} height={height} className="fill-run-b" />
        ))}
        <line x1="0" x2="100" y1="30" y2="30" stroke="var(--color-line-strong)" strokeWidth="0.3" />
      </svg>
      <div className="flex justify-between text-2xs text-ink-faint" aria-hidden="true">
        <span>0</span>
        <span>0.5</span>
        <span>1</span>
      </div>
      <p className="text-2xs text-ink-faint" aria-hidden="true">
        <span className="mr-1 inline-block size-2 bg-run-a" />
        {name} above, <span className="mx-1 inline-block size-2 bg-run-b" />
        others below, in shares of each
      </p>
      <details className="mt-1 text-sm">
        <summary className="w-fit rounded-sm text-xs text-ink-faint hover:text-ink">View as table</summary>
        <ScrollX label={`Probabilities of ${name}`}>
          <table className="mt-2 w-full border-collapse text-xs">
            <caption className="sr-only">{bars.summary}</caption>
            <thead>
              <tr className="border-b border-line">
                {['probability', name, 'others'].map((heading) => (
                  <th key={heading} scope="col" className="eyebrow px-2 py-1 text-right first:text-left">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {bars.table.map(({ range, inside, outside }) => (
                <tr key={range} className="border-b border-line/70 last:border-0">
                  <th scope="row" className="px-2 py-0.5 text-left font-normal">
                    {range}
                  </th>
                  <td className="px-2 py-0.5 text-right">{inside}</td>
                  <td className="px-2 py-0.5 text-right">{outside}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollX>
      </details>
    </figure>
  );
}
