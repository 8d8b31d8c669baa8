import type { ModelVersion } from '#server/models/schema';
import { Section } from '../../../_ui/section.tsx';
import { DeleteForm } from './delete-form.client.tsx';

/** How a version ends, or why it cannot yet. */
export function DeleteSection({ version: { model, version, aliases } }: { version: ModelVersion }) {
  return (
    <Section title="Delete" about="Its package goes; its number is not given again, and who deleted it and why is kept">
      {aliases.length > 0 ? (
        <p className="text-sm text-ink-soft">
          It cannot be deleted while {aliases.join(', ')} {aliases.length === 1 ? 'points' : 'point'} to it: move that
          first, on the page of {model}.
        </p>
      ) : (
        <DeleteForm model={model} version={version} />
      )}
    </Section>
  );
}
