/** The Open Inference Protocol, version 2, over the same predictions as `/invocations`. */

import { getModel } from '#server/models/models.repo';
import type { Signature } from '#server/models/schema';
import { featureName, uniqueFeatureNames } from '#server/models/vocabulary';
import { parseInput } from '#server/platform/parse-input';
import { type LoadedModel, loadModel } from './answering/load-model.ts';
import { servePrediction } from './answering/serve-prediction.ts';
import { toInvocation } from './open-inference/to-invocation.ts';
import { describeOutputs, toTensors } from './open-inference/to-tensors.ts';
import {
  type Datatype,
  type InferAnswer,
  InferBodySchema,
  type ModelMetadata,
  type TensorMetadata,
} from './open-inference-schema.ts';

/** A model by the words of the address; without a version its production version. */
export interface ModelPath {
  /** `name`, or `name@alias`. */
  readonly model: string;
  /** `v0.1` */
  readonly version?: string | undefined;
}

/**
 * Answers `…/infer`.
 * @throws AppError invalid_input naming the tensor; not_found for an unknown model; else as `servePrediction`.
 */
export async function infer(
  body: unknown,
  path: ModelPath,
): Promise<{ answer: InferAnswer; version: string; timings: Readonly<Record<string, number>> }> {
  const question = parseInput(InferBodySchema, body);
  const model = await loadModel(referenceOf(path));
  const { model: name, version } = model.version;
  const predicted = await servePrediction(() => toInvocation(question, model.signature), model);
  return {
    answer: {
      model_name: name,
      model_version: version,
      ...(question.id !== undefined && { id: question.id }),
      outputs: toTensors(predicted, model.signature, question.outputs),
    },
    version: `${name}-${version}`,
    timings: predicted.timings,
  };
}

/** What a model takes and answers. @throws AppError not_found for an unknown one. */
export async function describeInferenceModel(path: ModelPath): Promise<ModelMetadata> {
  const { signature, version } = await loadModel(referenceOf(path));
  const { versions } = await getModel(version.model);
  return {
    name: version.model,
    versions: versions.map((one) => one.version),
    platform: 'onnxruntime_onnx',
    inputs: describeInputs(signature),
    outputs: describeOutputs(signature),
  };
}

/** @throws AppError as `loadModel` does, when the model cannot score. */
export const requireInferenceModel = (path: ModelPath): Promise<LoadedModel> => loadModel(referenceOf(path));

const referenceOf = ({ model, version }: ModelPath): string => (version === undefined ? model : `${model}/${version}`);

/** One tensor a feature; ids instead of all of them are taken too. */
function describeInputs({ inputs }: Signature): TensorMetadata[] {
  const names = uniqueFeatureNames(inputs.map(({ feature }) => feature));
  return inputs.map(({ dtype, feature }, j) => ({
    name: names[j] ?? featureName(feature),
    datatype: DATATYPE_OF[dtype] ?? 'FP64',
    shape: [-1],
  }));
}

const DATATYPE_OF: Readonly<Record<string, Datatype>> = {
  ...{ int32: 'INT32', int64: 'INT64', float32: 'FP32', float64: 'FP64', bool: 'BOOL', unix_timestamp: 'INT64' },
};
