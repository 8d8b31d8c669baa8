/**
 * A classifier as an ONNX file: what every export here has in common. One float32 input `features` [N, d], two outputs:
 * `label` [N] (int64, a class value) and `probabilities` [N, classes] (float32). No ZipMap, so any runtime can read it.
 */
import proto from 'onnx-proto';

const { AttributeProto, ModelProto, TensorProto } = proto.onnx;
const Type = AttributeProto.AttributeType;
const DataType = TensorProto.DataType;

export type OnnxNode = proto.onnx.INodeProto;
export type OnnxAttribute = proto.onnx.IAttributeProto;
export type OnnxTensor = proto.onnx.ITensorProto;

/** Names of the graph's ends; a node reads the input and must write both outputs. */
export const FEATURES = 'features';
export const LABEL = 'label';
export const PROBABILITIES = 'probabilities';

/** ONNX's numbers of the types a Cast may ask for. */
export const FLOAT = DataType.FLOAT;
export const DOUBLE = DataType.DOUBLE;
export const INT64 = DataType.INT64;

/** Versions: the newest that every runtime of the last years reads, and that have all we use. */
const IR_VERSION = 8;
const OPERATORS = [
  { domain: '', version: 15 },
  { domain: 'ai.onnx.ml', version: 3 },
];

export interface OnnxModelParts {
  /** Graph name, e.g. `boosted_trees`. */
  readonly name: string;
  /** In the order of evaluation. */
  readonly nodes: readonly OnnxNode[];
  /** Constants that nodes read by name. */
  readonly initializers?: readonly OnnxTensor[];
  /** Width d of `features`. */
  readonly inputs: { readonly features: number };
  /** Width of `probabilities`. */
  readonly classes: number;
}

/**
 * Encodes a graph as an ONNX file.
 *
 * @returns Bytes of a ModelProto (IR 8, ai.onnx 15, ai.onnx.ml 3).
 * @throws RangeError when a width is not a positive integer.
 */
export function onnxModel({ name, nodes, initializers = [], inputs, classes }: OnnxModelParts): Uint8Array {
  for (const [what, width] of Object.entries({ features: inputs.features, classes })) {
    if (!Number.isInteger(width) || width < 1) {
      throw new RangeError(`onnxModel: ${what} must be a positive integer, got ${width}`);
    }
  }
  return ModelProto.encode({
    irVersion: IR_VERSION,
    opsetImport: OPERATORS,
    producerName: 'cookoff',
    graph: {
      name,
      node: [...nodes],
      initializer: [...initializers],
      input: [valueInfo(FEATURES, DataType.FLOAT, ['N', inputs.features])],
      output: [valueInfo(LABEL, DataType.INT64, ['N']), valueInfo(PROBABILITIES, DataType.FLOAT, ['N', classes])],
    },
  }).finish();
}

/**
 * Nodes that answer `label`: the class value of the largest score; the first one in a tie.
 *
 * A classifier operator has a label output of its own, but what it answers for two classes differs between runtimes and
 * with the signs of the weights (onnxruntime may give 0 and 1 for any two class values).
 *
 * @param scores Name of a value (N, classes), such as `probabilities`.
 * @param classValues (classes) integers, in the order of the columns of `scores`.
 */
export function labelOfLargest(
  scores: string,
  classValues: readonly number[],
): { nodes: OnnxNode[]; initializers: OnnxTensor[] } {
  return {
    nodes: [
      {
        name: 'likeliest_class',
        opType: 'ArgMax',
        input: [scores],
        output: ['class_index'],
        attribute: [intAttribute('axis', 1), intAttribute('keepdims', 0)],
      },
      { name: 'class_value', opType: 'Gather', input: ['class_values', 'class_index'], output: [LABEL] },
    ],
    initializers: [intTensor('class_values', [classValues.length], classValues)],
  };
}

/** A plain operator with one output, which gives the node its name. */
export function operator(
  opType: string,
  input: string[],
  output: string,
  attribute: readonly OnnxAttribute[] = [],
): OnnxNode {
  return { name: `make_${output}`, opType, input, output: [output], attribute: [...attribute] };
}

export function floatsAttribute(name: string, floats: readonly number[]): OnnxAttribute {
  return { name, type: Type.FLOATS, floats: [...floats] };
}

export function intsAttribute(name: string, ints: readonly number[]): OnnxAttribute {
  return { name, type: Type.INTS, ints: [...ints] };
}

export function intAttribute(name: string, i: number): OnnxAttribute {
  return { name, type: Type.INT, i };
}

export function stringAttribute(name: string, text: string): OnnxAttribute {
  return { name, type: Type.STRING, s: encode(text) };
}

export function stringsAttribute(name: string, texts: readonly string[]): OnnxAttribute {
  return { name, type: Type.STRINGS, strings: texts.map(encode) };
}

export function tensorAttribute(name: string, t: OnnxTensor): OnnxAttribute {
  return { name, type: Type.TENSOR, t };
}

/** A float32 constant, `values` row-major. */
export function floatTensor(name: string, dims: readonly number[], values: readonly number[]): OnnxTensor {
  return { name, dims: [...dims], dataType: DataType.FLOAT, floatData: [...values] };
}

/** A float64 constant, `values` row-major. */
export function doubleTensor(name: string, dims: readonly number[], values: readonly number[]): OnnxTensor {
  return { name, dims: [...dims], dataType: DataType.DOUBLE, doubleData: [...values] };
}

/** An int64 constant, `values` row-major. */
export function intTensor(name: string, dims: readonly number[], values: readonly number[]): OnnxTensor {
  return { name, dims: [...dims], dataType: DataType.INT64, int64Data: [...values] };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A dimension given as text is free: any number of rows. */
function valueInfo(name: string, elemType: number, shape: readonly (string | number)[]): proto.onnx.IValueInfoProto {
  const dim = shape.map((size) => (typeof size === 'string' ? { dimParam: size } : { dimValue: size }));
  return { name, type: { tensorType: { elemType, shape: { dim } } } };
}
