import Link from 'next/link';
import { listServices, listViews } from '#server/feature-store/registry';
import { featureName } from '#server/models/vocabulary';
import type { Run } from '#server/runs/schema';
import { Copyable } from '../../_ui/copyable.client.tsx';
import { FeatureNames } from '../../_ui/feature-names.tsx';
import { type KeyValue, KeyValues } from '../../_ui/key-values.tsx';
import { Section } from '../../_ui/section.tsx';
import { prepareLineage } from './prepare-lineage.ts';
import { type Origin, prepareOrigins } from './prepare-origins.ts';

/** Everything a run was made from. */
export async function RunLineage({ run }: { run: Run }) {
  const [views, services] = await Promise.all([listViews(), listServices()]);
  const origins = prepareOrigins(run, { views, services });
  const lineage = prepareLineage(run);
  const fingerprints = lineage.fingerprints.map(({ key, value, shown }) => ({
    key,
    value: <Copyable text={value} shown={shown} label={`${key} fingerprint`} />,
  }));
  return (
    <div className="grid items-start gap-4 xl:grid-cols-3">
      <Section title="Features" about={<ChosenBy service={origins.service} />}>
        <FeatureNames features={run.features} />
        <p className="mt-3 text-sm">
          <span className="text-ink-faint">predict </span>
          <span className="font-mono text-xs" title={run.label}>
            {featureName(run.label)}
          </span>
        </p>
      </Section>
      <Section title="Setting">
        <KeyValues items={lineage.setting} />
      </Section>
      <Section title="Data and time">
        <KeyValues items={[...viewItem(origins.views), ...lineage.data, ...lineage.time, ...fingerprints]} />
      </Section>
    </div>
  );
}

function ChosenBy({ service }: { service: Origin | null }) {
  if (!service) return 'Picked by hand';
  return (
    <>
      Service <OriginLink origin={service} />
    </>
  );
}

function viewItem(views: readonly Origin[]): KeyValue[] {
  if (views.length === 0) return [];
  const value = (
    <ul>
      {views.map((view) => (
        <li key={view.title}>
          <OriginLink origin={view} />
        </li>
      ))}
    </ul>
  );
  return [{ key: 'Views', value }];
}

const OriginLink = ({ origin: { title, href } }: { origin: Origin }) =>
  href ? (
    <Link href={href} className="text-accent underline">
      {title}
    </Link>
  ) : (
    title
  );
