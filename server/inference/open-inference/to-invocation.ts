import type { Signature } from '#server/models/schema';
import { featureName, uniqueFeatureNames } from '#server/models/vocabulary';
import { AppError } from '#server/platform/errors';
import type { Invocation } from '../answering/parse-invocation.ts';
import { MOST_ROWS } from '../most-rows.ts';
import type { InferBody, InputTensor } from '../open-inference-schema.ts';
import { type Cell, CUSTOMERS_FIELD } from '../schema.ts';

/**
 * Tensors as the question they ask: ids in one tensor of BYTES named `customer_list`; raw features in one tensor a
 * feature, named with or without its view, of n or n × 1; or all features in one tensor of n × d, in the order of the
 * signature, by any other name.
 * @throws AppError invalid_input naming the tensor and what would be right.
 */
export function toInvocation({ inputs }: InferBody, signature: Signature): Invocation {
  const names = inputs.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw wrong(`inputs.${twice}`, 'is there twice');
  for (const tensor of inputs) requireElements(tensor);
  const customers = inputs.find(({ name }) => name === CUSTOMERS_FIELD);
  if (customers) return toCustomers(customers, inputs.length);
  const [only] = inputs;
  if (inputs.length === 1 && only && !namesFeature(only.name, signature)) return toMatrix(only, signature);
  const columns = inputs.map((tensor) => [tensor.name, toColumn(tensor)] as const);
  return { kind: 'columns', field: 'inputs', columns: Object.fromEntries(columns) };
}

const namesFeature = (name: string, { inputs }: Signature): boolean =>
  inputs.some(({ feature }) => feature === name || featureName(feature) === name);

function toCustomers(tensor: InputTensor, tensors: number): Invocation {
  const where = `inputs.${CUSTOMERS_FIELD}`;
  if (tensors > 1) throw wrong(where, 'asks for customers; send no features with them');
  if (tensor.datatype !== 'BYTES') throw wrong(where, `holds ${tensor.datatype}; ids are BYTES, such as "12747.0"`);
  requireRows(tensor, 1);
  const keys = tensor.data.map((element, i) => {
    if (typeof element === 'string' && element !== '') return element;
    throw wrong(where, `has no id as text at element ${i}`);
  });
  return { kind: 'customers', keys };
}

function toMatrix(tensor: InputTensor, signature: Signature): Invocation {
  const width = signature.inputs.length;
  const needed = uniqueFeatureNames(signature.inputs.map(({ feature }) => feature)).join(', ');
  if (tensor.shape.length !== 2 || tensor.shape[1] !== width) {
    const shape = `has the shape [${tensor.shape.join(', ')}]`;
    throw wrong(
      `inputs.${tensor.name}`,
      `${shape}; all features together are [n, ${width}], in the order ${needed}. ` +
        `Or send one tensor a feature, or ids as ${CUSTOMERS_FIELD}`,
    );
  }
  requireRows(tensor, width);
  const cells = toCells(tensor);
  const rows = Array.from({ length: tensor.shape[0]! }, (_, i) => cells.slice(i * width, (i + 1) * width));
  return { kind: 'matrix', field: `inputs.${tensor.name}`, rows };
}

function toColumn(tensor: InputTensor): Cell[] {
  requireRows(tensor, 1);
  return toCells(tensor);
}

function toCells({ name, datatype, data }: InputTensor): Cell[] {
  if (datatype === 'BYTES') throw wrong(`inputs.${name}`, 'holds BYTES; a feature is a number');
  const isWhole = datatype === 'INT32' || datatype === 'INT64';
  return data.map((element, i) => {
    const isNumber = typeof element === 'number' && (!isWhole || Number.isInteger(element));
    // JSON has no NaN; null is what its clients write for it.
    const isMissing = element === null && !isWhole && datatype !== 'BOOL';
    const isTruth = datatype === 'BOOL' && (typeof element === 'boolean' || element === 0 || element === 1);
    if (isTruth || isMissing || (isNumber && datatype !== 'BOOL')) return element as Cell;
    throw wrong(`inputs.${name}`, `has an element ${i} that is no ${datatype}`);
  });
}

/** As many elements as the shape says. */
function requireElements({ name, shape, data }: InputTensor): void {
  const elements = shape.reduce((product, size) => product * size, 1);
  if (elements === data.length) return;
  throw wrong(`inputs.${name}`, `has ${data.length} elements, its shape [${shape.join(', ')}] says ${elements}`);
}

/** n × width, of no more and no fewer rows than a request may have. */
function requireRows({ name, shape }: InputTensor, width: number): void {
  const [rows = 0, ...rest] = shape;
  if (width === 1 && rest.some((size) => size !== 1)) {
    throw wrong(`inputs.${name}`, `has the shape [${shape.join(', ')}]; one value a row is [n] or [n, 1]`);
  }
  if (rows === 0) throw wrong(`inputs.${name}`, 'has no rows');
  if (rows > MOST_ROWS) throw wrong(`inputs.${name}`, `has ${rows} rows; at most ${MOST_ROWS} are taken at once`);
}

const wrong = (field: string, what: string) =>
  new AppError('invalid_input', `${field} ${what}.`, { fields: { [field]: what } });
