import { AppError } from '#server/platform/errors';

const MOST_CLASSES = 100;

/** What class indexes stand for: ascending values, and their names. */
export interface ClassMap {
  readonly classValues: readonly number[];
  readonly classNames: readonly string[];
}

type Cell = number | string | boolean | null;

/**
 * Class indexes of the given rows. Class values are whole numbers (booleans count as 0 and 1), indexed in ascending
 * order as scikit-learn does.
 *
 * @param rows rows with a label, by row number of the table; at least one.
 * @throws AppError invalid_input where a value is not a whole number, or there are fewer than 2 or more than 100 classes.
 */
export function readLabel(
  name: string,
  cells: readonly Cell[],
  { rows, keys, names }: { rows: Int32Array; keys: readonly string[]; names: Readonly<Record<string, string>> },
): ClassMap & { labels: Int32Array } {
  const values = Array.from(rows, (row) => toClassValue(name, cells[row]!, keys[row]!));
  const classValues = [...new Set(values)].sort((a, b) => a - b);
  const nameOf = (value: number): string => names[value] ?? String(value);
  if (classValues.length === 1) {
    const only = classValues[0]!;
    const named = names[only] ? `${only} (${names[only]})` : `${only}`;
    refuse(name, `has one class only: all ${values.length} rows are ${named}; there is nothing to tell apart`);
  }
  if (classValues.length > MOST_CLASSES) {
    refuse(
      name,
      `has ${classValues.length} different values in ${values.length} rows; ` +
        `a label has at most ${MOST_CLASSES} classes, so group the values in the pipeline`,
    );
  }
  const indexes = new Map(classValues.map((value, k) => [value, k]));
  return {
    labels: Int32Array.from(values, (value) => indexes.get(value)!),
    classValues,
    classNames: classValues.map(nameOf),
  };
}

function toClassValue(name: string, cell: Cell, key: string): number {
  if (typeof cell === 'string') {
    refuse(name, `is text ('${cell}' for ${key}); store class numbers and name them in the field's classes`);
  }
  const value = Number(cell);
  if (!Number.isSafeInteger(value)) {
    refuse(name, `is ${value} for ${key}; a class is a whole number`);
  }
  return value;
}

function refuse(name: string, problem: string): never {
  throw new AppError('invalid_input', `Label ${name} ${problem}.`, { fields: { label: `${name} ${problem}` } });
}
