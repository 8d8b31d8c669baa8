import type { AppliedView } from '#server/feature-store/registry';
import type { SearchParams } from '../../_ui/search-params.ts';
import { Section } from '../../_ui/section.tsx';
import { OnlineLookup } from './online-lookup.tsx';

/** What the stores have for one key. */
export function LookupTab({ view, params }: { view: AppliedView; params: SearchParams }) {
  return (
    <Section title="Look up" about="What a model would be given for one key now, beside the newest row of its history">
      <OnlineLookup view={view} params={params} />
    </Section>
  );
}
