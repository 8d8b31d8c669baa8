import { type ApiKey, KEY_SCOPES } from '#server/access/api-key-schema';
import { type Column, DataTable } from '../_ui/data-table.tsx';
import { Moment } from '../_ui/moment.tsx';
import { Section } from '../_ui/section.tsx';
import { ApiKeyForm } from './api-key-form.client.tsx';
import { RevokeKey } from './revoke-key.client.tsx';

const COLUMNS: readonly Column<ApiKey>[] = [
  {
    key: 'name',
    title: 'Used by',
    cell: ({ name, prefix }) => (
      <>
        <span className="font-medium">{name}</span>
        <span className="block font-mono text-xs text-ink-faint">{prefix}…</span>
      </>
    ),
  },
  { key: 'scope', title: 'May', cell: ({ scope }) => scope },
  {
    key: 'made',
    title: 'Made',
    cell: ({ createdAt, createdBy }) => (
      <>
        <Moment date={createdAt} />
        <span className="block text-xs text-ink-faint">by {createdBy}</span>
      </>
    ),
  },
  {
    key: 'state',
    title: 'State',
    align: 'right',
    cell: ({ id, name, revokedBy }) =>
      revokedBy === null ? (
        <RevokeKey id={id} name={name} />
      ) : (
        <span className="text-ink-faint">by {revokedBy}, revoked</span>
      ),
  },
];

const SCOPES = Object.entries(KEY_SCOPES).map(([value, title]) => ({ value, title: `${value}: ${title}` }));

/** Keys of programs, and whether they are asked for here. */
export function ApiKeys({ keys, asked }: { keys: readonly ApiKey[]; asked: boolean }) {
  return (
    <Section
      title="API keys"
      about={
        asked
          ? 'Programs must show one, and browsers one of the scope admin, as the password they ask for.'
          : 'Not asked for here, where only this machine can ask. COOKOFF_API_KEYS=on asks for them.'
      }
    >
      <div className="grid grid-cols-1 gap-4">
        <ApiKeyForm scopes={SCOPES} />
        {keys.length > 0 && <DataTable caption="API keys" columns={COLUMNS} rows={keys} rowKey={({ id }) => id} />}
      </div>
    </Section>
  );
}
