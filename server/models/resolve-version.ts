import { AppError } from '#server/platform/errors';
import { getAliasedVersion, getModelVersion } from './models.repo.ts';
import type { ModelVersion } from './schema.ts';
import { PRODUCTION } from './vocabulary.ts';

const REFERENCE = /^(?<model>[a-z][a-z0-9_]*)(?:@(?<alias>[a-z][a-z0-9_]*)|\/(?<version>v?\d+\.\d+))?$/;

/**
 * The version that `name` (its production alias), `name@alias` or `name/v0.1` stands for now.
 * @throws AppError invalid_input for anything else; not_found naming the part that is not there.
 */
export function resolveVersion(reference: string): Promise<ModelVersion> {
  const parts = REFERENCE.exec(reference)?.groups;
  if (!parts?.model) {
    const wrong = `"${reference.slice(0, 80)}" does not name a model`;
    throw new AppError('invalid_input', `${wrong}; write name, name@alias or name/v0.1.`, {
      fields: { model: 'write name, name@alias or name/v0.1' },
    });
  }
  return parts.version
    ? getModelVersion(parts.model, parts.version)
    : getAliasedVersion(parts.model, parts.alias ?? PRODUCTION);
}
