import Link from 'next/link';
import type { Affected } from '#server/jobs/find-affected';
import { Tag } from '../_ui/tag.tsx';
import { planRests, planUsers } from './prepare-plan.ts';

/** Who uses what a plan changes, and what becomes of each; says so where nobody does. */
export function PlanUsers({ affected }: { affected: Affected }) {
  const users = planUsers(affected);
  return (
    <section aria-label="Who uses it">
      <h3 className="eyebrow mb-1">Who uses it</h3>
      {users.length === 0 && <p className="text-sm text-ink-soft">No service, run, model, batch or schedule.</p>}
      <ul className="divide-y divide-line/70">
        {users.map(({ key, kind, name, href, stops, effect }) => (
          <li key={key} className="py-2">
            <p className="flex flex-wrap items-center gap-x-2 wrap-anywhere">
              <span className="text-ink-faint">{kind}</span>
              {href ? (
                <Link href={href} className="font-medium hover:text-accent hover:underline">
                  {name}
                </Link>
              ) : (
                <span className="font-medium">{name}</span>
              )}
              {stops && <Tag tone="caution">cannot go on</Tag>}
            </p>
            <p className="text-sm wrap-anywhere text-ink-soft">{effect}</p>
          </li>
        ))}
      </ul>
      {planRests(affected).map((rest) => (
        <p key={rest} className="text-sm text-ink-faint">
          {rest}
        </p>
      ))}
    </section>
  );
}
