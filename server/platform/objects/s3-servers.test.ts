import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { objectStoreContract } from './object-store.contract.ts';
import { s3ObjectStore } from './s3-object-store.ts';

/**
 * Other S3 servers the contract is run against: `COOKOFF_INTEROP_S3=moto=http://127.0.0.1:5555,minio=http://…`, with
 * credentials from AWS's standard variables. Each gets a bucket of its own.
 */
const servers = (process.env.COOKOFF_INTEROP_S3 ?? '').split(',').filter(Boolean);

if (servers.length === 0) {
  test.skip('the contract on other S3 servers: name them in COOKOFF_INTEROP_S3, as moto=http://127.0.0.1:5555', () => {});
}

describe.each(servers)('%s', async (server) => {
  const [name = '', endpoint = ''] = server.split(/=(.*)/);
  const region = 'us-east-1';
  const bucket = `cookoff-contract-${Date.now()}`;
  const client = new S3Client({ region, endpoint, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  const openAt = (prefix: string) => s3ObjectStore({ bucket, prefix, region, endpoint });

  let opened = 0;
  objectStoreContract(`S3 (${name})`, async () => openAt(`store-${opened++}`));

  test('the server itself refuses the second of two that claim a key', async () => {
    const puts = ['a', 'b'].map((text) => openAt('claims').put('one', Buffer.from(text), { ifAbsent: true }));
    const results = await Promise.allSettled(puts);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
