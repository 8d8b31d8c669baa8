import type { DefinitionVersion } from '#server/feature-store/definition-versions';
import { DataTable } from '../../_ui/data-table.tsx';
import { formatSpan } from '../../_ui/format-time.ts';
import { KeyValues } from '../../_ui/key-values.tsx';
import { Moment } from '../../_ui/moment.tsx';
import { Section } from '../../_ui/section.tsx';

/** A view as one of its versions had it: what a run or a model that pins that version has learned from. */
export function VersionDefinition({ version }: { version: DefinitionVersion }) {
  const { name, body, appliedAt, appliedBy } = version;
  if (body.kind !== 'feature_view') return null;
  const { entities, source, ttlSeconds, fields } = body;
  return (
    <Section
      id="definition"
      title={`${name}, version ${version.version}`}
      about={
        <>
          As {appliedBy} applied it <Moment date={appliedAt} />
        </>
      }
      flush
    >
      <div className="border-b border-line px-4 py-1">
        <KeyValues
          columns={2}
          items={[
            { key: 'Entity', value: entities.join(', ') },
            { key: 'Source', value: `table ${source.table}` },
            { key: 'Usable for', value: formatSpan(ttlSeconds) },
            { key: 'Online', value: body.online ? 'served' : 'not served' },
          ]}
        />
      </div>
      <DataTable
        caption={`Features of version ${version.version}`}
        rows={fields}
        rowKey={(field) => field.name}
        columns={[
          { key: 'name', title: 'Feature', cell: (field) => <span className="font-mono text-xs">{field.name}</span> },
          { key: 'type', title: 'Type', cell: (field) => field.dtype },
          { key: 'about', title: 'Description', cell: (field) => field.description || '—' },
        ]}
      />
    </Section>
  );
}
