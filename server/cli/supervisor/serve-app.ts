import { setTimeout as sleep } from 'node:timers/promises';
import { readScopes } from '#server/access/api-keys.repo';
import { embeddedDatabaseEnds, openDatabase } from '#server/platform/database';
import { readEnv } from '#server/platform/env';
import { AppError } from '#server/platform/errors';
import { requireObjectStore } from '#server/platform/require-object-store';
import type { Context } from '../command.ts';
import { freePort } from './free-port.ts';
import { lockHome } from './home-lock.ts';
import { type Supervised, supervise } from './supervise.ts';

const READY_MS_MAX = 60_000;
const ASK_EVERY_MS = 50;
/** A web process that never was well will not become so by patience. */
const TRIES_MAX = 3;
const WEB = 'web';

/**
 * Runs the app until interrupted: checks the folder, the port and the object store before anything is started, opens the database, lets
 * `prepare` use it, then keeps web and workers running and says where.
 *
 * The database is a process that lives as long as somebody is connected, and this process is: it is started again
 * by whoever notices first that it died.
 */
export async function serveApp({ signal }: Context, prepare: () => Promise<void>): Promise<void> {
  const env = readEnv();
  const home = lockHome(env.home);
  if ('runningAt' in home) {
    say(`Cookoff already runs on ${env.home}, at ${home.runningAt}`);
    return;
  }
  try {
    const port = await freePort(env.host, env.port);
    const url = `http://${env.host.includes(':') ? `[${env.host}]` : env.host}:${port}`;
    await requireObjectStore();
    const database = await openDatabase();
    await prepare();
    await tellOfFirstKey();
    home.announce(url);
    await runUntilInterrupted(processes(port), url, signal).finally(database.close);
    await embeddedDatabaseEnds();
  } finally {
    home.release();
  }
}

/** Where keys are asked for and there is none nobody gets in, and the way to make one is here. */
async function tellOfFirstKey(): Promise<void> {
  if (!readEnv().apiKeys || (await readScopes()).size > 0) return;
  say(
    'API keys are asked for here, and there is none yet: `cookoff keys add NAME --scope admin` makes one; for pages it is the password.',
  );
}

async function runUntilInterrupted(wanted: Supervised[], url: string, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  let webEnds = 0;
  const onEnd = (name: string) => {
    if (name === WEB) webEnds++;
  };
  const supervisor = supervise(wanted, { signal, onEnd });
  try {
    await untilReady(url, signal, () => webEnds);
    if (!signal.aborted) say(url);
    await interrupted(signal);
  } finally {
    await supervisor.stop();
  }
}

function processes(port: number): Supervised[] {
  const { home, featureRepo, workers, logLevel } = readEnv();
  const shared = {
    COOKOFF_HOME: home,
    COOKOFF_FEATURE_REPO: featureRepo,
    NODE_ENV: 'production',
    LOG_LEVEL: logLevel === 'info' ? 'warn' : logLevel,
  };
  const worker = { name: 'worker', args: ['server/cli/main.ts', 'worker'], env: shared };
  const web = { name: WEB, args: ['server/web.ts'], env: { ...shared, PORT: String(port) } };
  return [web, ...Array.from({ length: workers }, () => worker)];
}

/** Until the web process answers at all; what it answers is its own matter. */
async function untilReady(url: string, signal: AbortSignal, webEnds: () => number): Promise<void> {
  const deadline = performance.now() + READY_MS_MAX;
  while (!signal.aborted) {
    if (await answers(`${url}/health`, signal)) return;
    if (webEnds() >= TRIES_MAX) {
      throw new AppError(
        'unavailable',
        `The web process ended ${TRIES_MAX} times while it started; its reason is above.`,
      );
    }
    if (performance.now() > deadline) {
      throw new AppError('unavailable', `The web process did not answer at ${url} within ${READY_MS_MAX / 1000} s.`);
    }
    await sleep(ASK_EVERY_MS);
  }
}

function answers(url: string, signal: AbortSignal): Promise<boolean> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(5_000)]);
  return fetch(url, { signal: patience }).then(
    () => true,
    () => false,
  );
}

function interrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
