import type { PlanLine } from './prepare-plan.ts';

/** What is done to each definition or place, with what differs below it. */
export function PlanLines({ title, lines }: { title: string; lines: readonly PlanLine[] }) {
  return (
    <section aria-label={title}>
      <h3 className="eyebrow mb-1">{title}</h3>
      <ul className="divide-y divide-line/70">
        {lines.map(({ key, sign, verb, what, name, version, details }) => (
          <li key={key} className="flex gap-3 py-2">
            <span aria-hidden="true" className="w-3 shrink-0 text-center font-mono text-ink-faint">
              {sign}
            </span>
            <div className="min-w-0">
              <p className="wrap-anywhere">
                {verb} <span className="text-ink-faint">{what}</span> <span className="font-medium">{name}</span>
                {version && <span className="text-ink-faint"> · {version}</span>}
              </p>
              <ul className="text-sm wrap-anywhere text-ink-soft">
                {details.map((detail) => (
                  <li key={detail}>{detail}</li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
