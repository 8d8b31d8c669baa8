import type { ClassBar } from './prepare-answer.ts';

/** A bar for each class, the one that was answered marked by colour and weight. */
export function ClassBars({ bars }: { bars: readonly ClassBar[] }) {
  return (
    <ul
      className="grid grid-cols-[fit-content(40%)_minmax(2rem,1fr)_7.5rem] gap-x-3 gap-y-2"
      aria-label="Chance of each class"
    >
      {bars.map((bar) => (
        <li key={bar.key} className="col-span-3 grid grid-cols-subgrid items-center text-sm">
          <span className={bar.chosen ? 'font-semibold' : 'text-ink-soft'}>{bar.title}</span>
          <span className="h-2.5 overflow-hidden rounded-sm bg-line" aria-hidden="true">
            <span
              className={`block h-full transition-[width] motion-reduce:transition-none ${bar.chosen ? 'bg-accent' : 'bg-line-strong'}`}
              style={{ width: `${100 * bar.share}%` }}
            />
          </span>
          <span className="text-right whitespace-nowrap">{bar.odds}</span>
        </li>
      ))}
    </ul>
  );
}
