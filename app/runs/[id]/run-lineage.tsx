import { featureName } from '#server/models/schema';
import type { Run } from '#server/runs/schema';
import { Copyable } from '../../_ui/copyable.client.tsx';
import { KeyValues } from '../../_ui/key-values.tsx';
import { Section } from '../../_ui/section.tsx';
import { prepareLineage } from './prepare-lineage.ts';

/** Everything a run was made from. */
export function RunLineage({ run }: { run: Run }) {
  const lineage = prepareLineage(run);
  const fingerprints = lineage.fingerprints.map(({ key, value, shown }) => ({
    key,
    value: <Copyable text={value} shown={shown} label={`${key} fingerprint`} />,
  }));
  return (
    <div className="grid items-start gap-4 xl:grid-cols-3">
      <Section title="Features" about={run.service ? `Service ${run.service}` : 'Picked by hand'}>
        <ol className="flex flex-wrap gap-1.5">
          {run.features.map((feature) => (
            <li
              key={feature}
              title={feature}
              className="rounded-sm border border-line bg-sunken px-1.5 font-mono text-xs leading-5"
            >
              {featureName(feature)}
            </li>
          ))}
        </ol>
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
        <KeyValues items={[...lineage.data, ...lineage.time, ...fingerprints]} />
      </Section>
    </div>
  );
}
