import type { ModelVersion } from '#server/models/schema';
import { CANDIDATE } from '#server/models/vocabulary';
import { AppError, messageOf } from '#server/platform/errors';
import { log } from '#server/platform/log';
import { type LoadedModel, loadModel } from '../answering/load-model.ts';

interface Known {
  candidate: LoadedModel | null;
  lookedAt: number;
  looking: boolean;
}

/** A candidate that was set is noticed after this. */
const LOOK_AGAIN_MS = 1_500;

/** By model. */
const known = new Map<string, Known>();

/**
 * The candidate beside the version that answers, or null where there is none or it is the same. Answers at once with
 * what was last seen, and looks again behind the back of the request.
 */
export function findCandidate({ model, version }: Pick<ModelVersion, 'model' | 'version'>): LoadedModel | null {
  let entry = known.get(model);
  if (!entry) {
    entry = { candidate: null, lookedAt: Number.NEGATIVE_INFINITY, looking: false };
    known.set(model, entry);
  }
  if (!entry.looking && performance.now() - entry.lookedAt > LOOK_AGAIN_MS) void look(model, entry);
  return entry.candidate?.version.version === version ? null : entry.candidate;
}

async function look(model: string, entry: Known): Promise<void> {
  entry.looking = true;
  try {
    entry.candidate = await loadModel(`${model}@${CANDIDATE}`);
  } catch (error) {
    const isGone = error instanceof AppError && error.code === 'not_found';
    if (isGone) entry.candidate = null;
    else log.warn({ model, reason: messageOf(error) }, 'the candidate cannot be loaded');
  }
  entry.lookedAt = performance.now();
  entry.looking = false;
}
