import type { ReactNode } from 'react';
import type { Actor } from '#server/access/actor';
import { getProtection, isLeadOf } from '#server/models/protection';
import type { ModelVersion } from '#server/models/schema';
import { Section } from '../../../_ui/section.tsx';
import { DeleteForm } from './delete-form.client.tsx';

interface DeleteSectionProps {
  readonly version: ModelVersion;
  readonly actor: Actor;
}

/** How a version ends, or why it cannot yet, or not by who looks. */
export async function DeleteSection({ version: { model, version, aliases }, actor }: DeleteSectionProps) {
  const protection = await getProtection(model);
  return (
    <Section title="Delete" about="Its package goes; its number is not given again, and who deleted it and why is kept">
      {aliases.length > 0 ? (
        <Hindrance>
          It cannot be deleted while {aliases.join(', ')} {aliases.length === 1 ? 'points' : 'point'} to it: move that
          first, on the page of {model}.
        </Hindrance>
      ) : isLeadOf(protection, actor) ? (
        <DeleteForm model={model} version={version} />
      ) : (
        <Hindrance>
          Only {protection.leads.join(', ')} may delete it, and you are {actor.name}.
        </Hindrance>
      )}
    </Section>
  );
}

const Hindrance = ({ children }: { children: ReactNode }) => <p className="text-sm text-ink-soft">{children}</p>;
