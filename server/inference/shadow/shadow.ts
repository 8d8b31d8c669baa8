import { setTimeout } from 'node:timers/promises';
import type { ModelVersion } from '#server/models/schema';
import { PRODUCTION } from '#server/models/vocabulary';
import { messageOf } from '#server/platform/errors';
import { log } from '#server/platform/log';
import type { LoadedModel } from '../answering/load-model.ts';
import type { Invocation } from '../answering/parse-invocation.ts';
import { predict } from '../answering/predict.ts';
import type { Predicted } from '../answering/predicted.ts';
import { recordShadow } from '../watch/served.ts';
import { findCandidate } from './find-candidate.ts';

interface Shadowed {
  readonly invocation: Invocation;
  readonly predictions: Predicted['predictions'];
  readonly version: ModelVersion;
  readonly candidate: LoadedModel;
}

/** Rows that wait to be scored a second time, unless one request has more; what is beyond is skipped, and counted so. */
const MOST_WAITING_ROWS = 2_000;
/** Pause after each, as a multiple of what it took: the candidate gets at most a tenth of the process's time. */
const REST = 9;

const waiting: Shadowed[] = [];
let waitingRows = 0;
let working = false;

/**
 * Has the candidate of a production model answer the same question, when there is one, and counts where it differs. The
 * caller has its answer by then; what goes wrong here is only counted.
 */
export function shadow(invocation: Invocation, { predictions }: Predicted, { version }: LoadedModel): void {
  if (!version.aliases.includes(PRODUCTION)) return;
  const candidate = findCandidate(version);
  if (!candidate) return;
  if (waitingRows > 0 && waitingRows + predictions.length > MOST_WAITING_ROWS) {
    recordShadow(version, candidate.version.version, { skipped: predictions.length });
    return;
  }
  waiting.push({ invocation, predictions, version, candidate });
  waitingRows += predictions.length;
  if (!working) void workOff();
}

async function workOff(): Promise<void> {
  working = true;
  // The answer goes out first.
  await setTimeout(1);
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    waitingRows -= next.predictions.length;
    const started = performance.now();
    await compare(next);
    await setTimeout(REST * (performance.now() - started), undefined, { ref: false });
  }
  working = false;
}

async function compare({ invocation, predictions, version, candidate }: Shadowed): Promise<void> {
  const rows = predictions.length;
  const name = candidate.version.version;
  try {
    const answer = await predict(invocation, candidate);
    const differing = predictions.filter((label, i) => label !== answer.predictions[i]).length;
    recordShadow(version, name, { rows, differing });
  } catch (error) {
    log.debug({ reason: messageOf(error), candidate: name }, 'the candidate could not answer');
    recordShadow(version, name, { failed: rows });
  }
}
