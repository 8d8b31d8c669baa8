import type { Signature } from '#server/models/schema';
import { AppError } from '#server/platform/errors';
import type { Predicted } from '../answering/predicted.ts';
import { NO_LABEL, type OutputTensor, type TensorMetadata } from '../open-inference-schema.ts';

/** Tensors that can be asked for, in the order in which they are answered. */
export function describeOutputs({ label: { classes } }: Signature): TensorMetadata[] {
  return [
    { name: 'label', datatype: 'INT64', shape: [-1] },
    { name: 'probabilities', datatype: 'FP32', shape: [-1, classes.length] },
    { name: 'class_name', datatype: 'BYTES', shape: [-1] },
  ];
}

/**
 * An answer as tensors, those that were asked for or all. The protocol has no null: a customer without a prediction has
 * label −1, probabilities 0 and an empty name.
 * @throws AppError invalid_input for an output there is not.
 */
export function toTensors(
  predicted: Predicted,
  signature: Signature,
  asked: readonly { readonly name: string }[] = [],
): OutputTensor[] {
  const known = describeOutputs(signature);
  const stranger = asked.find(({ name }) => !known.some((output) => output.name === name));
  if (stranger) {
    const names = known.map(({ name }) => name).join(', ');
    throw new AppError('invalid_input', `There is no output "${stranger.name.slice(0, 80)}"; there are ${names}.`);
  }
  const wanted = asked.length === 0 ? known : known.filter(({ name }) => asked.some((one) => one.name === name));
  const rows = predicted.predictions.length;
  return wanted.map(({ name, datatype, shape: [, ...rest] }) => ({
    ...{ name, datatype, shape: [rows, ...rest] },
    data: dataOf(name, predicted, signature),
  }));
}

function dataOf(name: string, { predictions, scores, rowOf }: Predicted, { label }: Signature): (number | string)[] {
  if (name === 'label') return predictions.map((value) => value ?? NO_LABEL);
  if (name === 'class_name') {
    const nameOf = new Map(label.classes.map((one) => [one.value, one.name]));
    return predictions.map((value) => (value === null ? '' : (nameOf.get(value) ?? String(value))));
  }
  const k = label.classes.length;
  return Array.from(rowOf).flatMap((row) =>
    row < 0 ? new Array<number>(k).fill(0) : [...scores.probabilities.subarray(row * k, (row + 1) * k)],
  );
}
