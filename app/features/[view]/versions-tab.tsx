import type { AppliedView } from '#server/feature-store/registry';
import { Section } from '../../_ui/section.tsx';

/** What the view was and is, and who changed it. */
export function VersionsTab({ view }: { view: AppliedView }) {
  return (
    <Section title="Versions" about="Every shape the view has had">
      <p className="text-sm text-ink-soft">version {view.version}</p>
    </Section>
  );
}
