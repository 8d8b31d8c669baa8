import type { KeptHoldout, TrainedModel } from '#server/runs/schema';
import type { FittedModel } from '#server/training/model';
import { toOnnx } from '#server/training/to-onnx';
import { type OnnxEnds, type OnnxScorer, openOnnxScorer } from '../onnx-scorer.ts';
import { uniqueFeatureNames } from '../vocabulary.ts';
import { compareWithTrainer } from './check-parity.ts';

/**
 * The ONNX file of a run's model: the very file that was brought in, or one written from what was trained here.
 *
 * Logistic regression has two forms. ONNX's own operators compute in float32; where they do not answer the holdout as
 * the trainer did, the same model is written to compute in double (docs/decisions/011).
 */
export async function onnxOf(trained: TrainedModel, holdout: KeptHoldout): Promise<Uint8Array> {
  const { model } = trained;
  if (model.kind === 'onnx') return new Uint8Array(Buffer.from(model.file, 'base64'));
  const onnx = written(trained, model, false);
  if (model.kind !== 'logistic') return onnx;
  const { differing } = await compareWithTrainer(await openTrainedScorer(onnx, trained), holdout);
  return differing.length === 0 ? onnx : written(trained, model, true);
}

/** Opens what `onnxOf` gave. */
export function openTrainedScorer(onnx: Uint8Array, { model, inputs, classValues }: TrainedModel): Promise<OnnxScorer> {
  const shape = { features: inputs.length, classes: classValues.length };
  return openOnnxScorer(onnx, { ...shape, where: 'the exported model', ends: endsOf(model) });
}

function written({ inputs, classValues }: TrainedModel, model: FittedModel, inDouble: boolean): Uint8Array {
  const featureNames = uniqueFeatureNames(inputs.map(({ feature }) => feature));
  return toOnnx(model, { featureNames, classValues, inDouble });
}

/** Names of its input and outputs. */
export function endsOf(model: TrainedModel['model']): OnnxEnds {
  if (model.kind !== 'onnx') return { input: 'features', label: 'label', probabilities: 'probabilities' };
  const { input, label, probabilities } = model;
  return { input, label, probabilities };
}
