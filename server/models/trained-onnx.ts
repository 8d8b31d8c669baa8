import type { TrainedModel } from '#server/runs/schema';
import { toOnnx } from '#server/training/to-onnx';
import type { OnnxEnds } from './onnx-scorer.ts';
import { uniqueFeatureNames } from './schema.ts';

/** The ONNX file of a run's model: written from what was trained here, or the very file that was brought in. */
export function onnxOf({ model, inputs, classValues }: TrainedModel): Uint8Array {
  if (model.kind === 'onnx') return new Uint8Array(Buffer.from(model.file, 'base64'));
  return toOnnx(model, { featureNames: uniqueFeatureNames(inputs.map(({ feature }) => feature)), classValues });
}

/** Names of its input and outputs. */
export function endsOf(model: TrainedModel['model']): OnnxEnds {
  if (model.kind !== 'onnx') return { input: 'features', label: 'label', probabilities: 'probabilities' };
  const { input, label, probabilities } = model;
  return { input, label, probabilities };
}
