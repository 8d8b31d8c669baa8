import Link from 'next/link';
import type { SweepAtlas } from '#server/runs/sweep-schema';
import { METRIC_TITLES } from '../../_ui/metric-names.ts';
import { Section } from '../../_ui/section.tsx';
import { type AtlasView, atlasHref } from './atlas-view.ts';
import { type Front, prepareFront } from './prepare-front.ts';

const COSTS = { features: 'number of features', size: 'serving cost (numbers in the model)' } as const;

/** Score against what it costs: every point a dot, those that none beats at the same or a lower cost marked and linked. */
export function FrontFigure({ atlas, view }: { atlas: SweepAtlas; view: AtlasView }) {
  const front = prepareFront(atlas, view);
  const other = view.cost === 'features' ? 'size' : 'features';
  return (
    <Section
      title="Score against cost"
      about={`${METRIC_TITLES[atlas.metric]} by ${COSTS[view.cost]}; marked: no point is as good at a lower cost.`}
      actions={
        <Link
          href={atlasHref(atlas.sweep, view, { cost: other })}
          scroll={false}
          className="text-sm text-accent hover:underline"
        >
          By {COSTS[other]}
        </Link>
      }
    >
      {front ? (
        <Picture front={front} atlas={atlas} view={view} />
      ) : (
        <p className="text-sm">No point fits the filter.</p>
      )}
    </Section>
  );
}

function Picture({ front, atlas, view }: { front: Front; atlas: SweepAtlas; view: AtlasView }) {
  return (
    <figure>
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-2xs text-ink-faint">
        <div aria-hidden="true" className="flex flex-col justify-between text-right">
          <span>{front.top}</span>
          <span>{front.bottom}</span>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls of a form; these are links in a picture */}
        <svg className="h-64 w-full border-b border-l border-line" role="group" aria-label="Points by score and cost">
          {front.baseline !== null && (
            <line
              x1="0"
              x2="100%"
              y1={`${front.baseline}%`}
              y2={`${front.baseline}%`}
              strokeDasharray="4 4"
              className="stroke-ink-faint"
            />
          )}
          {front.dots.map((dot) =>
            dot.onFront ? (
              <a key={dot.id} href={atlasHref(atlas.sweep, view, { point: dot.id })} aria-label={dot.title}>
                <circle cx={`${dot.x}%`} cy={`${dot.y}%`} r="6" className="fill-accent stroke-surface stroke-2">
                  <title>{dot.title}</title>
                </circle>
              </a>
            ) : (
              <circle key={dot.id} cx={`${dot.x}%`} cy={`${dot.y}%`} r="2.5" className="fill-ink-faint/50">
                <title>{dot.title}</title>
              </circle>
            ),
          )}
        </svg>
        <span />
        <div aria-hidden="true" className="relative h-4">
          {front.ticks.map((tick) => (
            <span key={tick.at} className="absolute -translate-x-1/2" style={{ left: `${tick.at}%` }}>
              {tick.text}
            </span>
          ))}
        </div>
      </div>
      <figcaption className="mt-1 text-xs text-ink-soft">
        {front.summary}.{front.baseline !== null && ' The broken line is the majority class.'}
      </figcaption>
    </figure>
  );
}
