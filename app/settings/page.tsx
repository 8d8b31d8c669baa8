import type { Metadata } from 'next';
import { listApiKeys } from '#server/access/api-keys.repo';
import { codeVersion } from '#server/platform/code-version';
import { type Env, readEnv } from '#server/platform/env';
import { type StoreConfig, storeConfig } from '#server/platform/store-config';
import { Copyable } from '../_ui/copyable.client.tsx';
import { type KeyValue, KeyValues } from '../_ui/key-values.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { Section } from '../_ui/section.tsx';
import { ApiKeys } from './api-keys.tsx';

export const metadata: Metadata = { title: 'Settings' };

/** Where programs and those who watch over the installation look. */
const PLACES = [
  { key: 'API', title: 'Swagger UI', href: '/docs' },
  { key: 'Description', title: 'OpenAPI 3.1', href: '/openapi.json' },
  { key: 'Metrics', title: 'Prometheus', href: '/metrics' },
  { key: 'Alive?', title: '/ping', href: '/ping' },
];

export default async function SettingsPage() {
  const env = readEnv();
  const keys = await listApiKeys();
  return (
    <>
      <PageHeader
        title="Settings"
        about="What this installation runs on. It is set by feature_store.yaml and the environment, and shown here."
      />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Section title="Stores">
          <KeyValues items={storeItems(env, storeConfig())} />
        </Section>
        <Section title="Processes">
          <KeyValues items={processItems(env)} />
        </Section>
        <Section title="For programs">
          <KeyValues items={PLACES.map(toPlaceItem)} />
        </Section>
        <ApiKeys keys={keys} asked={env.apiKeys} />
      </div>
    </>
  );
}

function storeItems({ profile, databaseUrl }: Env, stores: StoreConfig): KeyValue[] {
  const { project, offlineStore, onlineStore, objectStore } = stores;
  return [
    { key: 'Project', value: project },
    { key: 'Profile', value: profile },
    { key: 'Offline store', value: offlineStore.type },
    { key: 'Online store', value: onlineStore.type },
    { key: 'Object store', value: objectStore.type === 's3' ? `s3, bucket ${objectStore.bucket}` : 'directory' },
    { key: 'Database', value: databaseUrl === undefined ? 'embedded PostgreSQL' : 'PostgreSQL, by DATABASE_URL' },
  ];
}

function processItems({ workers, home, featureRepo }: Env): KeyValue[] {
  return [
    { key: 'Workers', value: String(workers) },
    { key: 'Home', value: <Copyable text={home} label="home folder" /> },
    { key: 'Feature repo', value: <Copyable text={featureRepo} label="feature repo folder" /> },
    { key: 'Code version', value: <Copyable text={codeVersion()} label="code version" /> },
  ];
}

const toPlaceItem = ({ key, title, href }: (typeof PLACES)[number]): KeyValue => ({
  key,
  value: (
    <a className="text-accent hover:underline" href={href}>
      {title}
    </a>
  ),
});
