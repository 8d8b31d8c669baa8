import type { Route } from 'next';
import Link from 'next/link';
import type { Actor } from '#server/access/actor';
import { getProtection, isLeadOf } from '#server/models/protection';
import type { PromotionRequest } from '#server/models/request-schema';
import { listRequests } from '#server/models/requests.repo';
import { Moment } from '../../../_ui/moment.tsx';
import { Section } from '../../../_ui/section.tsx';
import { Tag } from '../../../_ui/tag.tsx';
import { GateList } from '../../promotion/gate-list.tsx';
import { DecisionForm } from './decision-form.client.tsx';

/** Promotions that wait for a lead, each with its checklist, and what became of earlier ones; nothing where none was asked. */
export async function RequestSection({ model, actor }: { model: string; actor: Actor }) {
  const [requests, protection] = await Promise.all([listRequests(model), getProtection(model)]);
  if (requests.length === 0) return null;
  const isLead = isLeadOf(protection, actor);
  const pending = requests.filter(({ status }) => status === 'pending' || status === 'deciding');
  const [newest, ...earlier] = requests.filter((request) => !pending.includes(request));
  return (
    <Section
      id="requests"
      title="Requested promotions"
      about="A lead approves with a word, which promotes, or declines."
    >
      <div className="grid gap-4">
        {pending.map((request) => (
          <article key={request.id} className="rounded-lg border border-line p-4">
            <Request request={request} />
            <div className="mt-3">
              <DecisionForm request={request} isLead={isLead}>
                {!isLead && <GateList gates={request.gates} />}
              </DecisionForm>
            </div>
          </article>
        ))}
        {newest && <Request request={newest} />}
        {earlier.length > 0 && (
          <details className="text-sm">
            <summary className="text-accent">{earlier.length} earlier</summary>
            <div className="mt-2 grid gap-2">
              {earlier.map((request) => (
                <Request key={request.id} request={request} />
              ))}
            </div>
          </details>
        )}
      </div>
    </Section>
  );
}

function Request({ request }: { request: PromotionRequest }) {
  const { model, alias, run, version, reason, requestedBy, requestedAt, status, decidedBy, word, became } = request;
  const isDecided = status === 'approved' || status === 'declined';
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
      <Tag tone={isDecided ? 'plain' : 'caution'}>{status}</Tag>
      <span className="font-medium">
        {run ? <Link className="text-accent underline" href={`/runs/${run}`}>{`run ${run}`}</Link> : null}
        {version ? (
          <Link className="text-accent underline" href={`/models/${model}/${version}` as Route}>
            {version}
          </Link>
        ) : null}
        {` → ${alias}`}
      </span>
      <span className="text-ink-faint">
        asked by {requestedBy}, <Moment date={requestedAt} />: {reason}
      </span>
      {isDecided && (
        <span className="text-ink-faint">
          {status} by {decidedBy}
          {became && `, as ${became}`}
          {word && `: ${word}`}
        </span>
      )}
    </p>
  );
}
