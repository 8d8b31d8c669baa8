import type { Protection, ProtectionEdition } from '#server/models/protection-schema';
import { Moment } from '../../../_ui/moment.tsx';
import { Section } from '../../../_ui/section.tsx';
import { ProtectionForm } from './protection-form.client.tsx';

interface ProtectionSectionProps {
  readonly model: string;
  readonly protection: Protection;
  /** Newest first. */
  readonly editions: readonly ProtectionEdition[];
}

/** Who leads a model, which aliases only they move, and how that came to be. */
export function ProtectionSection({ model, protection, editions }: ProtectionSectionProps) {
  const { leads, aliases } = protection;
  return (
    <Section
      id="leads"
      title="Leads"
      about={
        leads.length === 0
          ? 'Nobody leads this model: everybody may move every alias. Name a lead to protect production.'
          : `Only ${leads.join(', ')} may move ${aliases.join(', ') || 'no alias in particular'}; others request it.`
      }
    >
      <div className="grid gap-4">
        <ProtectionForm model={model} leads={leads.join(', ')} aliases={aliases.join(', ')} />
        {editions.length > 0 && (
          <ol className="grid gap-1 text-sm text-ink-faint">
            {editions.map(({ leads: named, aliases: kept, by, at }) => (
              <li key={at.toISOString()}>
                {named.length > 0 ? `${named.join(', ')} for ${kept.join(', ') || 'no alias'}` : 'nobody'}, said {by}{' '}
                <Moment date={at} />
              </li>
            ))}
          </ol>
        )}
      </div>
    </Section>
  );
}
