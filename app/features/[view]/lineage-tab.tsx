import type { AppliedView } from '#server/feature-store/registry';
import { Section } from '../../_ui/section.tsx';

/** What the view is made from and what is made from it. */
export function LineageTab({ view }: { view: AppliedView }) {
  return (
    <Section title="Lineage" about="From the raw file to the predictions">
      <p className="text-sm text-ink-soft">{view.source.table}</p>
    </Section>
  );
}
