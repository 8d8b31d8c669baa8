import { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { AppError } from './errors.ts';
import { log } from './log.ts';
import { postgresUrl } from './postgres.ts';

const QUEUE = 'work';
/** Where the queue puts what its worker died over. */
const ABANDONED = 'work-abandoned';

const POLL_SECONDS = 0.5;
/** A worker that has not been heard of for this long is taken for dead. */
const HEARTBEAT_SECONDS = 30;
const LOOK_FOR_DEAD_SECONDS = 10;
const JOB_SECONDS_MAX = 24 * 60 * 60 - 1;
const STOP_MS_MAX = 4_000;
/** A long training must not make a short ingest wait behind it. */
const JOBS_AT_ONCE = 2;

const MessageSchema = z.object({ kind: z.string(), payload: z.unknown() });

/** What a worker does with the messages of one kind. */
export interface QueueHandler {
  /** Does the work; it keeps its own record of how that went. `signal` is aborted when the worker is to stop. */
  run(payload: unknown, signal: AbortSignal): Promise<void>;
  /** Records that the worker which ran this message is gone. */
  abandon(payload: unknown): Promise<void>;
}

export interface QueueWorker {
  /** Takes no more work, aborts what runs and waits a few seconds for it. */
  stop(): Promise<void>;
}

/** On globalThis, because the web process holds this module twice. */
const shared = globalThis as typeof globalThis & { cookoffSender?: Promise<PgBoss> | undefined };

/**
 * Asks for work of `kind`; any worker on this database will do it, once.
 * @throws AppError `unavailable` when no worker has ever run on this database.
 */
export async function enqueue(kind: string, payload: object): Promise<void> {
  shared.cookoffSender ??= startSender().catch((error) => {
    shared.cookoffSender = undefined;
    throw error;
  });
  await (await shared.cookoffSender).send(QUEUE, { kind, payload });
}

/** Ends the connections that `enqueue` keeps. */
export async function closeQueue(): Promise<void> {
  const sender = shared.cookoffSender;
  shared.cookoffSender = undefined;
  await (await sender)?.stop({ graceful: false });
}

/** Hands messages to the handlers until stopped. It makes the queue's tables when they are missing. */
export async function startQueueWorker(handlerOf: (kind: string) => QueueHandler): Promise<QueueWorker> {
  const stopping = new AbortController();
  const boss = connect({ supervise: true, monitorIntervalSeconds: LOOK_FOR_DEAD_SECONDS });
  await boss.start();
  await boss.createQueue(ABANDONED);
  await boss.createQueue(QUEUE, {
    deadLetter: ABANDONED,
    retryLimit: 0,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: JOB_SECONDS_MAX,
  });
  const polling = { pollingIntervalSeconds: POLL_SECONDS, localConcurrency: JOBS_AT_ONCE };
  await boss.work(QUEUE, polling, async (jobs) => {
    for (const { data } of jobs) {
      const { kind, payload } = MessageSchema.parse(data);
      await logged(kind, handlerOf(kind).run(payload, stopping.signal));
    }
  });
  await boss.work(ABANDONED, { pollingIntervalSeconds: LOOK_FOR_DEAD_SECONDS }, async (jobs) => {
    for (const { data } of jobs) {
      const { kind, payload } = MessageSchema.parse(data);
      await handlerOf(kind).abandon(payload);
    }
  });
  return {
    async stop() {
      stopping.abort(new AppError('cancelled', 'The worker was stopped while it did this; ask again.'));
      await boss.stop({ graceful: true, timeout: STOP_MS_MAX });
    },
  };
}

/** The queue keeps only that a handler failed; why stands in the log. */
async function logged(kind: string, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    log.error({ error, kind }, 'a handler failed before it could say so on its record');
    throw error;
  }
}

async function startSender(): Promise<PgBoss> {
  const boss = connect({ supervise: false, migrate: false });
  try {
    return await boss.start();
  } catch (error) {
    throw new AppError('unavailable', 'No worker has run on this database yet: start one with `cookoff worker`.', {
      cause: error,
    });
  }
}

function connect(options: { supervise: boolean; migrate?: boolean; monitorIntervalSeconds?: number }): PgBoss {
  const boss = new PgBoss({ connectionString: postgresUrl(), max: 3, schedule: false, ...options });
  // Without a listener a lost connection would end the process; pg-boss connects again by itself.
  // Some of its errors are plain copies of one, so only the message can be relied on.
  boss.on('error', ({ message }) => log.warn({ reason: message }, 'the queue lost its database for a moment'));
  return boss;
}
