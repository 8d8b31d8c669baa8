import S3rver from 's3rver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { objectStoreContract } from './object-store.contract.ts';
import { s3ObjectStore } from './s3-object-store.ts';
import { BUCKET, CREDENTIALS, type Running, startS3 } from './testing/s3-server.ts';

let s3: Running;
beforeAll(async () => {
  s3 = await startS3(S3rver);
});
afterAll(() => s3.close());

const openAt = (prefix: string, bucket = BUCKET) =>
  s3ObjectStore(
    { bucket, prefix, region: 'eu-west-1', endpoint: s3.endpoint },
    { credentials: CREDENTIALS, maxAttempts: 1 },
  );

let opened = 0;
objectStoreContract('S3 (s3rver)', async () => openAt(`store-${opened++}`));

test('a prefix keeps two stores in one bucket apart', async () => {
  await openAt('left').put('a.txt', Buffer.from('left'));
  expect(await openAt('right').exists('a.txt')).toBe(false);
  expect(openAt('left').uri('a.txt')).toBe('s3://cookoff/left/a.txt');
});

test('a bucket that is not there is unavailable, named, with what to check', async () => {
  await expect(openAt('x', 'no-such-bucket').get('a.txt')).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/s3:\/\/no-such-bucket\/x\/a\.txt.*NoSuchBucket.*bucket/s),
  });
});

test.each([
  ['a bucket that is not there', 'no-such-bucket', CREDENTIALS, /NoSuchBucket.*COOKOFF_BUCKET/],
  ['a key nobody knows', BUCKET, { ...CREDENTIALS, accessKeyId: 'NOBODY' }, /InvalidAccessKeyId.*AWS_ACCESS_KEY_ID/],
] as const)('a check before the start says what to correct: %s', async (_, bucket, credentials, sentence) => {
  const store = s3ObjectStore({ bucket, region: 'eu-west-1', endpoint: s3.endpoint }, { credentials });
  await expect(store.check()).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringMatching(sentence),
  });
});

test('a check without any credentials says which there may be', async () => {
  const none = async () => {
    throw Object.assign(new Error('Could not load credentials from any providers'), {
      name: 'CredentialsProviderError',
    });
  };
  const store = s3ObjectStore({ bucket: BUCKET, region: 'eu-west-1', endpoint: s3.endpoint }, { credentials: none });
  await expect(store.check()).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringMatching(/No AWS credentials were found: set AWS_ACCESS_KEY_ID/),
  });
});

test('a check of a server that is away is no mistake of the configuration', async () => {
  const away = { bucket: BUCKET, region: 'eu-west-1', endpoint: 'http://127.0.0.1:9' };
  const store = s3ObjectStore(away, { credentials: CREDENTIALS, maxAttempts: 1 });
  await expect(store.check()).rejects.toMatchObject({ code: 'unavailable' });
});
