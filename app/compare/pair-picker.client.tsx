'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { identityAt } from '../_ui/identity.ts';
import type { Pair, PairedRun } from './prepare-pair.ts';
import { useSwipe } from './use-swipe.client.ts';

/** Which two runs a phone shows: two lists, and a swipe or a button for the next challenger. Stays on top. */
export function PairPicker({ pair: { bases, challengers } }: { pair: Pick<Pair, 'bases' | 'challengers'> }) {
  const router = useRouter();
  const go = (href: Route) => router.replace(href, { scroll: false });
  const at = challengers.findIndex(({ current }) => current);
  const step = (by: 1 | -1) => {
    const next = challengers[(at + by + challengers.length) % challengers.length];
    if (next && !next.current) go(next.href);
  };
  useSwipe(step);

  return (
    <nav
      aria-label="Two of the runs"
      className="sticky top-12 z-20 -mx-4 border-b border-line bg-canvas px-4 py-2 sm:hidden"
    >
      <div className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center gap-2 text-sm">
        <Picker label="Baseline" runs={bases} onPick={go} />
        <span className="text-ink-faint">vs</span>
        <Picker label="Challenger" runs={challengers} onPick={go} />
      </div>
      {challengers.length > 1 && (
        <div className="mt-1 flex items-center justify-between text-xs text-ink-faint">
          <button type="button" aria-label="Previous challenger" className="px-3 py-1" onClick={() => step(-1)}>
            ◀
          </button>
          <span role="status">
            <span aria-hidden="true">{challengers.map(({ current }) => (current ? '●' : '○')).join(' ')}</span>
            <span className="sr-only">
              Challenger {at + 1} of {challengers.length}
            </span>
          </span>
          <button type="button" aria-label="Next challenger" className="px-3 py-1" onClick={() => step(1)}>
            ▶
          </button>
        </div>
      )}
    </nav>
  );
}

interface PickerProps {
  readonly label: string;
  readonly runs: readonly PairedRun[];
  readonly onPick: (href: Route) => void;
}

function Picker({ label, runs, onPick }: PickerProps) {
  const current = runs.find((run) => run.current);
  return (
    <select
      aria-label={label}
      className="field"
      value={current?.id}
      onChange={({ target }) => onPick(runs[target.selectedIndex]!.href)}
    >
      {runs.map(({ id, name, position }) => (
        <option key={id} value={id}>
          {identityAt(position).letter} {name}
        </option>
      ))}
    </select>
  );
}
