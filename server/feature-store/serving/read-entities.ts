import { AppError } from '#server/platform/errors';
import { didYouMean } from '#server/platform/suggest';
import type { FeaturePlan } from '../online/feature-plan.ts';

/** Ids in one request. */
const MAX_IDS = 100_000;

type PlannedKey = FeaturePlan['joinKeys'][number];

export interface RequestedEntities {
  readonly count: number;
  /** By join key, as they came. */
  readonly given: Readonly<Record<string, readonly unknown[]>>;
  /** By join key, as texts. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** What the caller should do otherwise, though it was understood. */
  readonly notes: readonly string[];
}

/**
 * The keys in a request's `entities`. A column may be called by its join key or, as in the Feast of old, by its entity.
 * @throws AppError `invalid_input` naming the column, and the place in it, that is missing, too long, uneven or no key.
 */
export function readEntities(
  entities: Readonly<Record<string, readonly unknown[]>>,
  joinKeys: FeaturePlan['joinKeys'],
): RequestedEntities {
  const notes: string[] = [];
  const given: Record<string, readonly unknown[]> = {};
  for (const key of joinKeys) {
    const column = entities[key.name] ?? entities[key.entity];
    if (!column) throw missing(key, entities);
    if (!entities[key.name]) notes.push(`entities.${key.entity} names the entity: send its join key ${key.name}.`);
    given[key.name] = column;
  }
  const used = new Set(joinKeys.flatMap(({ name, entity }) => (entities[name] ? [name] : [entity])));
  for (const name of Object.keys(entities)) if (!used.has(name)) notes.push(`entities.${name} is not needed.`);
  const count = requireOneLength(given);
  const keys = Object.fromEntries(
    joinKeys.map((key) => [key.name, given[key.name]!.map((id, i) => toKeyText(id, i, key))]),
  );
  return { count, given, keys, notes };
}

function missing({ name }: PlannedKey, entities: Readonly<Record<string, unknown>>): AppError {
  const message = `entities lacks ${name}: send {"${name}": [ids]}.${didYouMean(name, Object.keys(entities))}`;
  return new AppError('invalid_input', message, { fields: { entities: message } });
}

function requireOneLength(columns: Readonly<Record<string, readonly unknown[]>>): number {
  const lengths = Object.entries(columns).map(([name, { length }]) => ({ name, length }));
  const [first] = lengths;
  const odd = lengths.find(({ length }) => length !== first!.length);
  if (odd) {
    const sizes = lengths.map(({ name, length }) => `${name} ${length}`).join(', ');
    throw refused(odd.name, `Columns of entities must be of equal length; they have: ${sizes}.`);
  }
  if (first!.length > MAX_IDS) {
    const limit = MAX_IDS.toLocaleString('en');
    throw refused(
      first!.name,
      `${first!.length.toLocaleString('en')} ids are asked for; ${limit} at most in one request.`,
    );
  }
  return first!.length;
}

function toKeyText(id: unknown, i: number, { name, valueType }: PlannedKey): string {
  if (typeof id === 'string') return id;
  if (valueType !== 'string' && Number.isSafeInteger(id)) return String(id);
  const place = `entities.${name}[${i}]`;
  const said = typeof id === 'number' ? String(id) : JSON.stringify(id);
  const whole = `a whole number or its text (${valueType}); beyond 2⁵³ its text, for JSON rounds such numbers`;
  const right = valueType === 'string' ? 'a text, such as "12747.0"' : whole;
  throw refused(name, `${place} is ${said}; a key of ${name} is ${right}.`);
}

const refused = (name: string, message: string) =>
  new AppError('invalid_input', message, { fields: { [`entities.${name}`]: message } });
