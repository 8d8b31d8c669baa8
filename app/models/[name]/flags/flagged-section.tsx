import type { Route } from 'next';
import Link from 'next/link';
import type { FlaggedAnswer } from '#server/inference/flag-schema';
import { countOpenFlags, listFlags } from '#server/inference/flagged-answers.repo';
import { formatQuantity } from '../../../_ui/format-number.ts';
import { Moment } from '../../../_ui/moment.tsx';
import { Section } from '../../../_ui/section.tsx';
import { Tag } from '../../../_ui/tag.tsx';
import { prepareFlag } from './prepare-flag.ts';
import { ResolveFlagForm } from './resolve-flag-form.client.tsx';

const SHOWN = 20;

/** Answers of a model that somebody says are wrong, open ones first. */
export async function FlaggedSection({ model }: { model: string }) {
  const [flags, open] = await Promise.all([listFlags(model, SHOWN), countOpenFlags(model)]);
  const about = flags.length > 0 ? `${formatQuantity(open, 'is', 'are')} open` : undefined;
  return (
    <Section id="flagged" title="Flagged answers" about={about}>
      {flags.length === 0 ? (
        <p className="text-sm text-ink-soft">
          Nobody has flagged an answer. Whoever finds one wrong says so on{' '}
          <Link href="/predict" className="text-accent underline">
            the prediction page
          </Link>
          .
        </p>
      ) : (
        <ul className="grid gap-4" aria-label="Flagged answers">
          {flags.map((flag) => (
            <Flag key={flag.id} flag={flag} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Flag({ flag }: { flag: FlaggedAnswer }) {
  const { href, said, changed } = prepareFlag(flag);
  return (
    <li className="grid gap-1.5 border-b border-line/70 pb-4 text-sm last:border-0 last:pb-0">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Tag tone={flag.resolvedAt ? 'plain' : 'caution'}>{flag.resolvedAt ? 'resolved' : 'open'}</Tag>
        <Link href={href as Route} prefetch={false} className="text-accent underline wrap-anywhere">
          {flag.customer}
        </Link>
        <span>{said}</span>
        {changed && <span className="text-ink-faint">{changed}</span>}
        <span className="text-ink-faint">by {flag.version}</span>
      </p>
      <p className="whitespace-pre-line wrap-anywhere">“{flag.note}”</p>
      <p className="text-ink-faint">
        {flag.by}, <Moment date={flag.createdAt} />
      </p>
      {flag.resolvedAt ? (
        <p className="text-ink-soft wrap-anywhere">
          {flag.resolvedBy}, <Moment date={flag.resolvedAt} />: {flag.resolution}
        </p>
      ) : (
        <ResolveFlagForm id={flag.id} customer={flag.customer} />
      )}
    </li>
  );
}
