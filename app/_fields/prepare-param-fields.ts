import { z } from 'zod';
import { ALGORITHMS, type AlgorithmName } from '#server/training/schema';

export interface ParamField {
  readonly name: string;
  readonly kind: 'integer' | 'number' | 'boolean' | 'choice';
  /** An empty field means none, not the default. */
  readonly nullable: boolean;
  readonly help: string;
  readonly initial: string;
  /** Whether that is another value than the default. */
  readonly changed: boolean;
  readonly choices: readonly string[];
}

const ValueSchema = z.object({
  type: z.enum(['integer', 'number', 'boolean', 'string', 'null']),
  enum: z.array(z.string()).optional(),
});
const PropertySchema = z.object({
  description: z.string().default(''),
  default: z.unknown(),
  /** A value that may be null is one of two. */
  anyOf: z.array(ValueSchema).optional(),
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
    const { description, default: fallback, anyOf } = PropertySchema.parse(property);
    const options = anyOf ?? [ValueSchema.parse(property)];
    const value = options.find((option) => option.type !== 'null');
    return {
      name,
      kind: kindOf(value?.type),
      nullable: options.some((option) => option.type === 'null'),
      help: description,
      initial: String((name in values ? values[name] : fallback) ?? ''),
      changed: name in values && values[name] !== fallback,
      choices: value?.enum ?? (value?.type === 'boolean' ? ['true', 'false'] : []),
    };
  });
}

function kindOf(type: string | undefined): ParamField['kind'] {
  return type === 'integer' || type === 'number' || type === 'boolean' ? type : 'choice';
}
