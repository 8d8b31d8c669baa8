import { setTimeout } from 'node:timers/promises';
import { readEnv } from '#server/platform/env';
import { AppError } from '#server/platform/errors';
import { log } from '#server/platform/log';
import type { KeyScope } from './api-key-schema.ts';
import { readScopes } from './api-keys.repo.ts';
import { hashKey } from './create-api-key.ts';

type Scopes = Awaited<ReturnType<typeof readScopes>>;

/** A key that was made or revoked counts after this. */
const REREAD_MS = 2_000;
/** A request waits no longer for the database where keys were read before. */
const PATIENCE_MS = 400;
const LONGEST_HEADER = 500;

/** On globalThis: both doors of the web process know the same keys. */
const shared = globalThis as typeof globalThis & {
  cookoffKeys?: { scopes: Scopes | null; readAt: number; reading: Promise<Scopes> | undefined };
};
shared.cookoffKeys ??= { scopes: null, readAt: 0, reading: undefined };
const known = shared.cookoffKeys;

let asksForKeys: boolean | undefined;

/** Whether programs must show a key here. Said by COOKOFF_API_KEYS; a hot path does not read it at every request. */
export function needsKey(): boolean {
  asksForKeys ??= readEnv().apiKeys;
  return asksForKeys;
}

/**
 * Lets in who shows a key of the scope, or of admin: a program as `Authorization: Bearer cook_…`, a person as the password
 * their browser asks for.
 * @throws AppError unauthenticated without a key that is known; forbidden where it may less.
 */
export async function requireKey(authorization: string | null | undefined, scope: KeyScope): Promise<void> {
  if (!needsKey()) return;
  const key = keyIn(authorization?.slice(0, LONGEST_HEADER) ?? '');
  if (!key) {
    const how = 'send the header "Authorization: Bearer cook_…", or give it as the password in a browser';
    const make = `cookoff keys add NAME --scope ${scope}`;
    throw new AppError(
      'unauthenticated',
      `This needs an API key of the scope ${scope}: ${how}. \`${make}\` makes one.`,
    );
  }
  const held = (await currentScopes()).get(hashKey(key));
  if (!held) throw new AppError('unauthenticated', 'The API key is not known here, or it was revoked.');
  if (held !== 'admin' && held !== scope) {
    throw new AppError('forbidden', `The API key may ${held} only; this needs one with the scope ${scope}.`);
  }
}

function keyIn(authorization: string): string | undefined {
  const [, scheme, text = ''] = /^(Bearer|Basic) +(\S+)$/i.exec(authorization) ?? [];
  if (scheme?.toLowerCase() !== 'basic') return text;
  // name:password (RFC 7617); the name is anybody's choice.
  return Buffer.from(text, 'base64').toString('utf8').split(':')[1];
}

/** Keys as they were at most two seconds ago; while the database is away, as they last were. */
async function currentScopes(): Promise<Scopes> {
  if (known.scopes && performance.now() - known.readAt < REREAD_MS) return known.scopes;
  known.reading ??= reread();
  if (!known.scopes) return known.reading;
  known.reading.catch((error) => log.warn({ error }, 'API keys could not be read again; the last known ones count'));
  const scopes = await Promise.race([known.reading.catch(() => null), setTimeout(PATIENCE_MS, null, { ref: false })]);
  return scopes ?? known.scopes;
}

async function reread(): Promise<Scopes> {
  try {
    known.scopes = await readScopes();
    return known.scopes;
  } finally {
    known.readAt = performance.now();
    known.reading = undefined;
  }
}
