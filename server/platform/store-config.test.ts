import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { storeConfig } from './store-config.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cookoff-store-config-'));
});
afterEach(() => vi.unstubAllEnvs());

function write(yaml: string): void {
  writeFileSync(join(folder, 'feature_store.yaml'), yaml);
  vi.stubEnv('COOKOFF_FEATURE_REPO', folder);
}

test('the shipped profiles are right: a directory by default, S3 by COOKOFF_PROFILE', () => {
  expect(storeConfig()).toEqual({
    project: 'customer_segmentation',
    offlineStore: { type: 'duckdb' },
    onlineStore: { type: 'lmdb' },
    entityKeyVersion: 3,
    objectStore: { type: 'directory' },
  });
  vi.stubEnv('COOKOFF_PROFILE', 'aws');
  vi.stubEnv('COOKOFF_BUCKET', 'models');
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ENDPOINT_URL_S3', 'http://127.0.0.1:4568');
  vi.stubEnv('COOKOFF_BUCKET_PREFIX', '');
  const config = storeConfig();
  expect(config.objectStore).toEqual({
    type: 's3',
    bucket: 'models',
    region: 'eu-west-1',
    endpoint: 'http://127.0.0.1:4568',
  });
  expect(config.onlineStore).toMatchObject({ type: 'dynamodb', region: 'eu-west-1' });
});

test('a profile may name the engines of a warehouse', () => {
  write(`project: p
offline_store: { type: redshift, host: h, database: d, user: u, password: p, ssl: true }
online_store: { type: dynamodb, region: eu-west-1 }
object_store: { type: directory }`);
  const config = storeConfig();
  expect(config.offlineStore).toMatchObject({ type: 'redshift', port: 5439, schema: 'public', ssl: true });
  expect(config.onlineStore).toMatchObject({ type: 'dynamodb', region: 'eu-west-1' });
});

test('a table template needs the view, and entity keys have one of Feast’s versions', () => {
  const rest = 'project: p\noffline_store: { type: duckdb }\nobject_store: { type: directory }\n';
  write(`${rest}online_store: { type: dynamodb, region: r, table_name_template: features }`);
  expect(storeConfig).toThrow(/table_name_template: must hold {table_name}/);
  write(`${rest}online_store: { type: lmdb }\nentity_key_serialization_version: 4`);
  expect(storeConfig).toThrow(/entity_key_serialization_version/);
  write(`${rest}online_store: { type: lmdb }\nentity_key_serialization_version: '2'`);
  expect(storeConfig().entityKeyVersion).toBe(2);
});

test('a key nobody knows, a type nobody has and a variable nobody set are named with the file', () => {
  const rest = 'online_store: { type: lmdb }\nobject_store: { type: directory }\n';
  write(`project: p\noffline_store: { type: duckdb, speed: 11 }\n${rest}`);
  expect(storeConfig).toThrow(/feature_store\.yaml is not right\. offline_store: .*speed/);
  write(`project: p\noffline_store: { type: duckbd }\n${rest}`);
  expect(storeConfig).toThrow(/offline_store\.type/);
  write(`project: \${NOBODY_SET_THIS}\noffline_store: { type: duckdb }\n${rest}`);
  expect(storeConfig).toThrow(/set NOBODY_SET_THIS, or write/);
});

test('a variable is a value and can never add a key', () => {
  vi.stubEnv('PROJECT', 'p\noffline_store: { type: redshift }');
  write(
    `project: \${PROJECT}\noffline_store: { type: duckdb }\nonline_store: { type: lmdb }\nobject_store: { type: directory }\n`,
  );
  expect(storeConfig().offlineStore).toEqual({ type: 'duckdb' });
});
