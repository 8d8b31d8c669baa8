import { AppError, type ErrorCode, messageOf } from '../errors.ts';

/** What to do about it, by the code of S3's answer or the name the client gives the failure. */
const REMEDIES: Readonly<Record<string, string>> = {
  CredentialsProviderError:
    'No AWS credentials were found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or run under a role.',
  InvalidAccessKeyId: 'AWS_ACCESS_KEY_ID (or the profile’s key) is not known there: correct it.',
  SignatureDoesNotMatch: 'AWS_SECRET_ACCESS_KEY does not belong to the access key: correct it.',
  ExpiredToken: 'The credentials have expired: renew them.',
  AccessDenied: 'These credentials may not: let them list, read, write and delete below the prefix of the bucket.',
  NoSuchBucket: 'There is no such bucket: make it, or correct the bucket of the profile (COOKOFF_BUCKET).',
  PermanentRedirect: 'The bucket is in another region: correct AWS_REGION.',
  AuthorizationHeaderMalformed: 'The bucket is in another region: correct AWS_REGION.',
  SlowDown: 'It is asked too often at the moment: try again in a minute.',
  BadDigest: 'What arrived there was not what was sent, and was not stored: try again.',
};

/** Those that no patience mends: somebody has to correct the configuration. */
const MISTAKES = new Set(Object.keys(REMEDIES).filter((name) => name !== 'SlowDown' && name !== 'BadDigest'));

const ELSE = 'Check the bucket, AWS_REGION and the credentials.';

/** Whether somebody has to correct the configuration before this can work. */
export const isMistake = (error: unknown): boolean => MISTAKES.has(nameOf(error));

/** One sentence on what S3, or the way to it, had against a request: where, what, how often it was tried, what to do. */
export function s3Problem(
  uri: string,
  cause: unknown,
  { code = 'unavailable', attempts = attemptsOf(cause) }: { code?: ErrorCode; attempts?: number } = {},
): AppError {
  const name = nameOf(cause);
  const tried = attempts > 1 ? ` (asked ${attempts} times)` : '';
  const said = messageOf(cause).replace(/[.\s]+$/, '');
  return new AppError(code, `S3 did not answer for ${uri}${tried}: ${name}: ${said}. ${REMEDIES[name] ?? ELSE}`, {
    cause,
  });
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'error');

/** The client notes on its errors how often it tried. */
function attemptsOf(error: unknown): number {
  const metadata = error instanceof Error && '$metadata' in error ? error.$metadata : undefined;
  return (metadata as { attempts?: number } | undefined)?.attempts ?? 1;
}
