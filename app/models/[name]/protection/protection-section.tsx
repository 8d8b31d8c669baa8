import { getProtection } from '#server/models/protection';
import { listProtectionEditions } from '#server/models/protection.repo';
import { Moment } from '../../../_ui/moment.tsx';
import { Section } from '../../../_ui/section.tsx';
import { ProtectionForm } from './protection-form.client.tsx';

/** Who leads a model, which aliases only they move, and how that came to be. */
export async function ProtectionSection({ model }: { model: string }) {
  const [{ leads, aliases }, editions] = await Promise.all([getProtection(model), listProtectionEditions(model)]);
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
