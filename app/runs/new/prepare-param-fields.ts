import { z } from 'zod';
import { ALGORITHMS, type AlgorithmName } from '#server/training/schema';

export interface ParamField {
  readonly name: string;
  readonly kind: 'integer' | 'number' | 'boolean' | 'choice';
  readonly help: string;
  readonly initial: string;
  readonly choices: readonly string[];
}

const PropertySchema = z.object({
  type: z.enum(['integer', 'number', 'boolean', 'string']),
  description: z.string().default(''),
  default: z.unknown(),
  enum: z.array(z.string()).optional(),
});

/**
 * The form of an algorithm's parameters, made from the same Zod schema that checks them; a parameter added there
 * appears here. `values` are those of a run one starts from.
 */
export function prepareParamFields(
  algorithm: AlgorithmName,
  values: Readonly<Record<string, unknown>> = {},
): ParamField[] {
  const { properties = {} } = z.toJSONSchema(ALGORITHMS[algorithm].params, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { type, description, default: fallback, enum: choices } = PropertySchema.parse(property);
    return {
      name,
      kind: type === 'string' ? 'choice' : type,
      help: description,
      initial: String(values[name] ?? fallback ?? ''),
      choices: choices ?? (type === 'boolean' ? ['true', 'false'] : []),
    };
  });
}
