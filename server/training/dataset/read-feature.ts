import { AppError } from '#server/platform/errors';

/**
 * A feature column as numbers: booleans are 0 and 1, null is NaN.
 *
 * @param keys the entity key of every row, for messages.
 * @throws AppError invalid_input at the first text or infinite value.
 */
export function readFeature(
  name: string,
  cells: readonly (number | string | boolean | null)[],
  keys: readonly string[],
): Float64Array {
  const values = new Float64Array(cells.length);
  for (const [row, cell] of cells.entries()) {
    if (typeof cell === 'string') {
      refuse(name, `is text ('${cell}' for ${keys[row]}); encode it as numbers in the pipeline, or leave it out`);
    }
    const value = cell === null ? Number.NaN : Number(cell);
    if (Math.abs(value) === Number.POSITIVE_INFINITY) {
      refuse(name, `is infinite for ${keys[row]}; write null where a value is unknown`);
    }
    values[row] = value;
  }
  return values;
}

function refuse(name: string, problem: string): never {
  throw new AppError('invalid_input', `Feature ${name} ${problem}.`, { fields: { features: `${name} ${problem}` } });
}
