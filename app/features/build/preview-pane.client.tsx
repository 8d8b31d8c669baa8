'use client';

import { Callout } from '../../_ui/callout.tsx';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { Section } from '../../_ui/section.tsx';
import { preparePreview } from './prepare-preview.ts';
import { PreviewFigures } from './preview-figures.tsx';
import { PreviewRows } from './preview-rows.tsx';
import type { Choice } from './read-choice.ts';
import { usePreview } from './use-preview.client.ts';

/** What the dataset will look like, while one picks. */
export function PreviewPane({ choice }: { choice: Choice }) {
  const { preview, error, isWorking } = usePreview(choice);
  if (choice.features.length === 0) {
    return (
      <div className="panel">
        <EmptyState title="Pick a feature">Its rows appear here, joined as training will join them.</EmptyState>
      </div>
    );
  }
  if (error) {
    return (
      <Callout tone="failure" title="There is no dataset of this choice" role="alert">
        {error.message}
      </Callout>
    );
  }
  if (!preview) return <p className="panel px-4 py-12 text-center text-ink-soft">Joining…</p>;
  const model = preparePreview(preview);
  return (
    <div aria-busy={isWorking} className="grid min-w-0 gap-4">
      {model.warnings.length > 0 && (
        <Callout tone="caution" title="Before you train on it" role="status">
          <ul className="grid gap-1">
            {model.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Callout>
      )}
      <Section title="Preview" about={isWorking ? 'Joining…' : model.basis}>
        <p role="status" className="mb-3 font-medium">
          {model.size}
        </p>
        <PreviewFigures model={model} />
      </Section>
      <Section title="First rows" flush>
        <PreviewRows model={model} />
      </Section>
    </div>
  );
}
