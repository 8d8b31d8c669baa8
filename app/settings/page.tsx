import type { Metadata } from 'next';
import { listApiKeys } from '#server/access/api-keys.repo';
import { codeVersion } from '#server/platform/code-version';
import { readEnv } from '#server/platform/env';
import { storeConfig } from '#server/platform/store-config';
import { Copyable } from '../_ui/copyable.client.tsx';
import { KeyValues } from '../_ui/key-values.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { Section } from '../_ui/section.tsx';
import { ApiKeys } from './api-keys.tsx';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const env = readEnv();
  const keys = await listApiKeys();
  const { project, offlineStore, onlineStore, objectStore } = storeConfig();
  const embedded = env.databaseUrl === undefined;
  return (
    <>
      <PageHeader
        title="Settings"
        about="What this installation runs on. It is set by feature_store.yaml and the environment, and shown here."
      />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Section title="Stores">
          <KeyValues
            items={[
              { key: 'Project', value: project },
              { key: 'Profile', value: env.profile },
              { key: 'Offline store', value: offlineStore.type },
              { key: 'Online store', value: onlineStore.type },
              {
                key: 'Object store',
                value: objectStore.type === 's3' ? `s3, bucket ${objectStore.bucket}` : 'directory',
              },
              { key: 'Database', value: embedded ? 'embedded PostgreSQL' : 'PostgreSQL, by DATABASE_URL' },
            ]}
          />
        </Section>
        <Section title="Processes">
          <KeyValues
            items={[
              { key: 'Workers', value: String(env.workers) },
              { key: 'Home', value: <Copyable text={env.home} label="home folder" /> },
              { key: 'Feature repo', value: <Copyable text={env.featureRepo} label="feature repo folder" /> },
              { key: 'Code version', value: <Copyable text={codeVersion()} label="code version" /> },
            ]}
          />
        </Section>
        <Section title="For programs">
          <KeyValues
            items={[
              {
                key: 'API',
                value: (
                  <a className="text-accent hover:underline" href="/docs">
                    Swagger UI
                  </a>
                ),
              },
              {
                key: 'Description',
                value: (
                  <a className="text-accent hover:underline" href="/openapi.json">
                    OpenAPI 3.1
                  </a>
                ),
              },
              {
                key: 'Metrics',
                value: (
                  <a className="text-accent hover:underline" href="/metrics">
                    Prometheus
                  </a>
                ),
              },
              {
                key: 'Alive?',
                value: (
                  <a className="text-accent hover:underline" href="/ping">
                    /ping
                  </a>
                ),
              },
            ]}
          />
        </Section>
        <ApiKeys keys={keys} asked={env.apiKeys} />
      </div>
    </>
  );
}
