import Link from 'next/link';
import type { SweepAtlas } from '#server/runs/sweep-schema';
import { ALGORITHMS } from '#server/training/schema';
import { Section } from '../../_ui/section.tsx';
import { type AtlasView, atlasHref } from './atlas-view.ts';
import { LatticePicture } from './lattice-picture.client.tsx';
import { prepareLattice } from './prepare-lattice.ts';

/** All subsets of one setting in layers by their size, the darker the better; with several settings, one chooses. */
export function LatticeSection({ atlas, view }: { atlas: SweepAtlas; view: AtlasView }) {
  const { sweep } = atlas;
  return (
    <Section
      title="Every subset"
      about="A layer a number of candidates, best first; the stronger the colour the better, ringed the best and the smallest as good. Arrow keys walk through them, Enter opens one."
      actions={
        sweep.settings.length > 1 && (
          <nav aria-label="Setting" className="flex flex-wrap gap-2 text-xs">
            {sweep.settings.map(({ algorithm, params }, at) => (
              <Link
                key={JSON.stringify([algorithm, params])}
                href={atlasHref(sweep, view, { setting: at })}
                scroll={false}
                title={JSON.stringify(params)}
                aria-current={at === view.setting ? 'true' : undefined}
                className="text-ink-soft hover:underline aria-[current=true]:font-semibold aria-[current=true]:text-ink"
              >
                {ALGORITHMS[algorithm].title} {at + 1}
              </Link>
            ))}
          </nav>
        )
      }
    >
      <LatticePicture layers={prepareLattice(atlas, view)} current={view.point} />
    </Section>
  );
}
