import proto from 'onnx-proto';
import { AppError } from '#server/platform/errors';
import type { OnnxEnds } from '../onnx-scorer.ts';
import { ALLOWED_OPERATORS } from './allowed-operators.ts';

const { ModelProto, TensorProto } = proto.onnx;
const { FLOAT, INT64 } = TensorProto.DataType;

/** A classifier that was brought in: the file that is kept, and what its ends are called. */
export interface OnnxClassifier {
  /** The very file, or the file without its ZipMap. */
  readonly bytes: Uint8Array;
  readonly ends: OnnxEnds;
  /** Widths as the graph states them; null where it leaves them open. */
  readonly features: number | null;
  readonly classes: number | null;
  /** What was changed, for people. */
  readonly notes: readonly string[];
}

type Graph = proto.onnx.IGraphProto;
type ValueInfo = proto.onnx.IValueInfoProto;

/**
 * Checks that an ONNX file is a classifier this product can score and does nothing but arithmetic: operators of a list,
 * no code of others, no files beside it; one float32 input (n, d); an int64 label and float32 probabilities (n, classes).
 * A ZipMap at the end, which turns probabilities into dictionaries, is taken off.
 *
 * @throws AppError invalid_input naming what is wrong and how to convert the model instead.
 */
export function readOnnx(bytes: Uint8Array): OnnxClassifier {
  const model = decode(bytes);
  const { graph } = model;
  if (!graph?.node?.length) refuse('it holds no graph');
  requireArithmetic(graph);
  const isZipped = graph.node.some(({ opType }) => opType === 'ZipMap');
  if (isZipped) takeOffZipMap(graph);
  const initializers = new Set((graph.initializer ?? []).map(({ name }) => name));
  const inputs = (graph.input ?? []).filter(({ name }) => !initializers.has(name));
  if (inputs.length !== 1) refuse(`it has ${inputs.length} inputs; give it one float32 input of all features`);
  const [input] = inputs as [ValueInfo];
  if (typeOf(input) !== FLOAT) refuse(`its input ${input.name} is not float32; convert it with FloatTensorType`);
  const outputs = graph.output ?? [];
  const label = outputs.find((output) => typeOf(output) === INT64);
  const probabilities = outputs.find((output) => typeOf(output) === FLOAT);
  if (!label) refuse('it has no int64 output for the class; train it on class numbers, not on names');
  if (!probabilities)
    refuse('it has no float32 output for the probabilities; convert a classifier that has predict_proba');
  return {
    bytes: isZipped ? ModelProto.encode(model).finish() : bytes,
    ends: { input: input.name!, label: label.name!, probabilities: probabilities.name! },
    features: widthOf(input),
    classes: widthOf(probabilities),
    notes: isZipped ? ['Its ZipMap was taken off, so that probabilities are numbers; nothing else was changed.'] : [],
  };
}

/**
 * Refuses a graph that is more than arithmetic, whoever packed it: a package lies where others may write.
 * @throws AppError invalid_input naming the operator.
 */
export function requireArithmeticOnnx(bytes: Uint8Array): void {
  const { graph, functions } = decode(bytes);
  if (!graph?.node?.length) refuse('it holds no graph');
  if (functions?.length) refuse('it brings functions of its own');
  requireArithmetic(graph);
}

function decode(bytes: Uint8Array): proto.onnx.ModelProto {
  try {
    // Of a Buffer, bundled protobufjs makes empty texts with `new Buffer`, and Node warns of that in the log.
    return ModelProto.decode(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    throw new AppError('invalid_input', 'The ONNX file cannot be read: it is no ONNX model, or it is damaged.', {
      cause: error,
      fields: { file: 'no ONNX model' },
    });
  }
}

function requireArithmetic({ node = [], initializer = [] }: Graph): void {
  for (const { domain, opType, attribute } of node ?? []) {
    const name = domain && domain !== 'ai.onnx' ? `${domain}.${opType}` : `${opType}`;
    if (!ALLOWED_OPERATORS.has(name)) refuse(`its operator ${name} is not one of those that are run here`);
    if (attribute?.some(({ g, graphs }) => g || graphs?.length))
      refuse(`its operator ${name} holds a graph of its own`);
  }
  const outside = initializer?.find(({ dataLocation }) => dataLocation === TensorProto.DataLocation.EXTERNAL);
  if (outside) refuse(`its constant ${outside.name} lies in a file beside it; save the model as one file`);
}

/** Makes the ZipMap's input the output, under the output's name. */
function takeOffZipMap(graph: Graph): void {
  const zip = graph.node!.find(({ opType }) => opType === 'ZipMap')!;
  const [tensor, zipped] = [zip.input![0]!, zip.output![0]!];
  graph.node = graph.node!.filter((node) => node !== zip);
  for (const node of graph.node) {
    node.output = node.output!.map((name) => (name === tensor ? zipped : name));
    node.input = node.input!.map((name) => (name === tensor ? zipped : name));
  }
  const output = graph.output!.find(({ name }) => name === zipped);
  if (!output) refuse(`its ZipMap writes ${zipped}, which is no output`);
  output.type = { tensorType: { elemType: FLOAT, shape: { dim: [{ dimParam: 'N' }, { dimParam: 'C' }] } } };
}

const typeOf = ({ type }: ValueInfo): number | null | undefined => type?.tensorType?.elemType;

/** The second dimension of a matrix where it is a number. */
function widthOf(value: ValueInfo): number | null {
  const dims = value.type?.tensorType?.shape?.dim ?? [];
  if (dims.length > 0 && dims.length !== 2) refuse(`${value.name} has ${dims.length} dimensions; 2 are expected`);
  const width = Number(dims[1]?.dimValue ?? 0);
  return width > 0 ? width : null;
}

function refuse(problem: string): never {
  throw new AppError('invalid_input', `The ONNX model cannot be used: ${problem}.`, { fields: { file: problem } });
}
