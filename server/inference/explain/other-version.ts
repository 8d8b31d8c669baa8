import type { ModelVersion } from '#server/models/schema';
import { CANDIDATE, PRODUCTION } from '#server/models/vocabulary';
import { AppError } from '#server/platform/errors';
import { loadModel } from '../answering/load-model.ts';
import type { OtherAnswer } from '../explain-schema.ts';
import { readCustomer, scoreCustomer, withChanges } from './scored-customer.ts';

/**
 * What the candidate says where production was asked, and production where any other version was.
 * @returns null where there is no such version, or it is the one that was asked.
 */
export async function askOtherVersion(
  asked: Pick<ModelVersion, 'model' | 'version' | 'aliases'>,
  customer: string,
  changes: Readonly<Record<string, number>>,
): Promise<OtherAnswer | null> {
  const alias = asked.aliases.includes(PRODUCTION) ? CANDIDATE : PRODUCTION;
  const other = await loadModel(`${asked.model}@${alias}`).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  });
  if (!other || other.version.version === asked.version) return null;
  const { version } = other.version;
  try {
    const stored = await readCustomer(customer, other);
    const { answer, reason } = await scoreCustomer(stored, withKnown(stored.values, changes, other.signature), other);
    return { alias, version, answer, reason };
  } catch (error) {
    if (error instanceof AppError) return { alias, version, answer: null, reason: error.message };
    throw error;
  }
}

/** A change of a feature that only one of the two versions uses is none to the other. */
function withKnown(
  values: readonly (number | null)[],
  changes: Readonly<Record<string, number>>,
  signature: Parameters<typeof withChanges>[2],
): (number | null)[] {
  const known = Object.entries(changes).filter(([name]) =>
    signature.inputs.some(({ feature }) => feature === name || feature.endsWith(`:${name}`)),
  );
  return withChanges(values, Object.fromEntries(known), signature);
}
