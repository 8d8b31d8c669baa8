import type { PreviewModel } from './prepare-preview.ts';

function Bar({ share }: { share: number }) {
  return (
    <span aria-hidden="true" className="block h-1.5 overflow-hidden rounded-full bg-sunken">
      <span className="block h-full rounded-full bg-accent" style={{ width: `${100 * share}%` }} />
    </span>
  );
}

/** Matches of each view, nulls of each feature, rows of each class. */
export function PreviewFigures({ model }: { model: PreviewModel }) {
  return (
    <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
      <div className="grid content-start gap-4">
        {model.views.map((view) => (
          <div key={view.view} className="grid gap-1.5 text-sm">
            <p className="font-mono text-xs font-medium wrap-anywhere">{view.view}</p>
            <Bar share={view.share} />
            <p className="text-ink-soft">
              {view.matched}
              {view.reasons.length > 0 && <span className="text-ink-faint"> ({view.reasons.join(', ')})</span>}
            </p>
            <details>
              <summary className="text-xs text-ink-faint">Nulls by feature</summary>
              <dl className="mt-1 grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 text-xs">
                {view.features.map(({ name, nulls }) => (
                  <div key={name} className="contents">
                    <dt className="font-mono">{name}</dt>
                    <dd className="text-right">{nulls}</dd>
                  </div>
                ))}
              </dl>
            </details>
          </div>
        ))}
      </div>
      {model.classes.length > 0 && (
        <div className="text-sm">
          <h3 className="eyebrow mb-1.5">Classes of the label</h3>
          <ul className="grid gap-2">
            {model.classes.map(({ name, rows, share }) => (
              <li key={name} className="grid gap-1">
                <span className="flex justify-between gap-3">
                  {name} <span className="text-ink-soft">{rows}</span>
                </span>
                <Bar share={share} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
