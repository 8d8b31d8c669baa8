import { getAliasedVersion } from '#server/models/models.repo';
import { PRODUCTION } from '#server/models/vocabulary';
import { AppError } from '#server/platform/errors';
import type { AlertKind } from '../alert-schema.ts';
import { describeServedFeatures, latencyOf } from '../describe-serving.ts';
import { addCounts } from '../watch/add-counts.ts';
import { listServedMinutes } from '../watch/served.repo.ts';

/** What is looked at. */
const LAST_MS = 300_000;
/** Fewer say nothing. */
const FEWEST_REQUESTS = 20;
const FEWEST_ROWS = 100;

/** Figures of the last five minutes by kind of alert; null where too little was served to tell. */
export type Measured = Readonly<Record<AlertKind, number | null>>;

/** Measures a model as its alerts do. */
export async function measureServing(model: string): Promise<Measured> {
  const counts = addCounts(await listServedMinutes(model, new Date(Date.now() - LAST_MS)));
  const shadows = Object.values(counts.shadow);
  const shadowed = shadows.reduce((sum, { rows }) => sum + rows, 0);
  const differing = shadows.reduce((sum, one) => sum + one.differing, 0);
  const isBusy = counts.requests >= FEWEST_REQUESTS;
  return {
    error_rate: isBusy ? counts.failed / counts.requests : null,
    latency_p99_ms: isBusy ? latencyOf(counts).p99 : null,
    unknown_rate: counts.rows >= FEWEST_ROWS ? counts.unknown / counts.rows : null,
    shadow_difference: shadowed >= FEWEST_ROWS ? differing / shadowed : null,
    drift: await measureDrift(model),
  };
}

/** The largest index of any feature that is more than chance. */
async function measureDrift(model: string): Promise<number | null> {
  try {
    const { rows, features } = await describeServedFeatures(await getAliasedVersion(model, PRODUCTION));
    if (rows < FEWEST_ROWS) return null;
    return Math.max(0, ...features.map(({ psi, size }) => (size === 'unclear' ? 0 : (psi ?? 0))));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}
