import proto from 'onnx-proto';
import { expect, test } from 'vitest';
import { openOnnxScorer } from '../onnx-scorer.ts';
import reference from './onnx-models.reference.json' with { type: 'json' };
import { readOnnx } from './read-onnx.ts';

const { ModelProto } = proto.onnx;
const bytesOf = (file: string): Uint8Array => new Uint8Array(Buffer.from(file, 'base64'));
const rows = Float32Array.from(reference.rows.flat());

test.each(reference.cases)('$name answers as the library it comes from', async ({ file, probabilities }) => {
  const { bytes, ends, features } = readOnnx(bytesOf(file));
  const scorer = await openOnnxScorer(bytes, { features: 2, classes: 3, where: 'it', ends });
  const scores = await scorer.score(rows);
  const wanted = probabilities.flat();
  const worst = wanted.reduce((most, p, i) => Math.max(most, Math.abs(p - scores.probabilities[i]!)), 0);
  expect(worst).toBeLessThan(1e-5);
  expect([...scores.labels]).toEqual(probabilities.map((row) => row.indexOf(Math.max(...row))));
  expect(features).toBe(2);
});

test('only a ZipMap changes a file', () => {
  const [plain, zipped] = reference.cases.map(({ file }) => bytesOf(file));
  expect(readOnnx(plain!)).toMatchObject({ bytes: plain, notes: [] });
  expect(readOnnx(zipped!).notes).toEqual([expect.stringContaining('ZipMap was taken off')]);
});

function changed(change: (graph: proto.onnx.IGraphProto) => void): Uint8Array {
  const model = ModelProto.decode(bytesOf(reference.cases[0]!.file));
  change(model.graph!);
  return ModelProto.encode(model).finish();
}

test.each<[string, Uint8Array, RegExp]>([
  ['bytes that are no model', Uint8Array.of(255, 255, 255, 1), /it is no ONNX model, or it is damaged/],
  ['an empty file', new Uint8Array(), /it holds no graph/],
  ['float64 input', bytesOf(reference.refused.float64), /its input X is not float32; convert it with FloatTensorType/],
  ['classes by name', bytesOf(reference.refused.text), /no int64 output for the class; train it on class numbers/],
  [
    'an operator of somebody else',
    changed(({ node }) => void Object.assign(node![0]!, { domain: 'com.acme' })),
    /its operator com\.acme\.\w+ is not/,
  ],
  [
    'a loop',
    changed(({ node }) => void Object.assign(node![0]!, { domain: '', opType: 'Loop' })),
    /its operator Loop is not/,
  ],
  [
    'a graph in a graph',
    changed(({ node }) => void node![0]!.attribute!.push({ name: 'body', type: 5, g: { name: 'inner' } })),
    /holds a graph of its own/,
  ],
  [
    'a constant in another file',
    changed((graph) => void Object.assign(graph, { initializer: [{ name: 'weights', dataLocation: 1 }] })),
    /its constant weights lies in a file beside it/,
  ],
  ['two inputs', changed(({ input }) => void input!.push({ name: 'Y' })), /it has 2 inputs; give it one float32 input/],
  ['no probabilities', changed((graph) => void graph.output!.pop()), /no float32 output for the probabilities/],
])('refused: %s', (_, bytes, message) => {
  expect(() => readOnnx(bytes)).toThrow(message);
});
