import type { ReactNode } from 'react';
import { GATES, type Gate, isOpen } from '#server/models/gate-schema';

const SIGNS = {
  passed: { sign: '✓', word: 'Passed', tone: 'border-better/50 text-better' },
  failed: { sign: '×', word: 'Failed', tone: 'border-worse/50 text-worse' },
  needs_acknowledgement: { sign: '!', word: 'Needs acknowledgement', tone: 'border-caution-line text-caution' },
  not_applicable: { sign: '–', word: 'Not applicable', tone: 'border-line text-ink-faint' },
} as const;

interface GateListProps {
  readonly gates: readonly Gate[];
  /** What somebody can do about a gate that is shut. */
  readonly controls?: (gate: Gate) => ReactNode;
}

/** The gates of a promotion as the checks of a pull request: how each stands, what was found, what would open it. */
export function GateList({ gates, controls }: GateListProps) {
  return (
    <ul aria-label="Gates" className="grid gap-3 text-sm">
      {gates.map((gate) => (
        <li key={gate.name} className="flex gap-3">
          <Sign gate={gate} />
          <div className="min-w-0 wrap-anywhere">
            <p className="font-medium">
              {GATES[gate.name].title}
              <span className="font-normal text-ink-faint"> · {SIGNS[gate.status].word.toLowerCase()}</span>
              {gate.consent && (
                <span className="font-normal text-caution">
                  , {gate.consent.kind} by {gate.consent.by}
                </span>
              )}
            </p>
            <p className="text-ink-soft">{gate.sentence}</p>
            {gate.details.length > 0 && (
              <ul className="mt-1 list-disc pl-5 text-ink-soft">
                {gate.details.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
            {gate.remedy && !isOpen(gate) && <p className="mt-1 text-ink-faint">{gate.remedy}</p>}
            {controls?.(gate)}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Sign({ gate }: { gate: Gate }) {
  const { sign, tone } = SIGNS[gate.status];
  return (
    <span
      aria-hidden="true"
      className={`mt-0.5 grid size-4.5 shrink-0 place-items-center rounded-full border text-2xs font-bold ${tone}`}
    >
      {sign}
    </span>
  );
}
