import { messageOf } from '#server/platform/errors';
import { getHoldout, getTrainedModel } from '#server/runs/results.repo';
import type { KeptHoldout, Run, TrainedModel } from '#server/runs/schema';
import { toLabelledMatrix } from '#server/runs/to-labelled-matrix';
import { mostProbableClasses, predictProbabilities } from '#server/training/predict-probabilities';
import { toSignature } from '../package/build-package.ts';
import { checkParity, checkThresholds } from '../package/check-parity.ts';
import { onnxOf, openTrainedScorer } from '../package/trained-onnx.ts';
import type { Signature } from '../schema.ts';
import { type SealedAnswers, scoreSealed } from './judge-sealed.ts';
import type { ParityOutcome } from './parity-gate.ts';

/** A run as it would be served: everything a gate wants to know, before anything of it is written. */
export interface Contender {
  readonly run: Run;
  readonly trained: TrainedModel;
  readonly holdout: KeptHoldout;
  /** What the kept model itself says of the holdout; by folds the run keeps what other models said of it. */
  readonly answers: KeptHoldout;
  readonly onnx: Uint8Array;
  readonly signature: Signature;
  /** null where the run's split seals nothing. */
  readonly sealed: SealedAnswers | null;
}

/** Makes a run what it would be when served. Opens its sealed slice: that this was looked at is for the caller to keep. */
export async function gatherContender(run: Run): Promise<Contender> {
  const [trained, holdout] = await Promise.all([getTrainedModel(run.id), getHoldout(run.id)]);
  const answers = ownAnswers(run, trained, holdout);
  const onnx = await onnxOf(trained, answers);
  const sealed = await scoreSealed(run, trained, onnx);
  return { run, trained, holdout, answers, onnx, signature: toSignature(run, trained), sealed };
}

/** Whether what would be served answers as the trainer did, on the holdout and at every threshold. */
export async function testParity({ run, trained, holdout, answers, onnx }: Contender): Promise<ParityOutcome> {
  try {
    const scorer = await openTrainedScorer(onnx, trained);
    const largest = await checkParity(run.id, scorer, answers);
    await checkThresholds(run.id, scorer, { trained, holdout });
    const rows = `${answers.keys.length} holdout rows and at every threshold`;
    const apart = largest === 0 ? 'the same probabilities' : `probabilities at most ${largest.toExponential(1)} apart`;
    return { ok: true, sentence: `Same labels on ${rows}; ${apart}.` };
  } catch (error) {
    return { ok: false, message: messageOf(error) };
  }
}

function ownAnswers(run: Run, trained: TrainedModel, holdout: KeptHoldout): KeptHoldout {
  const { model, classValues } = trained;
  if (!run.crossValidation || model.kind === 'onnx') return holdout;
  const probabilities = predictProbabilities(model, toLabelledMatrix(holdout, trained));
  const predicted = mostProbableClasses(probabilities, model.classes).map((k) => classValues[k]!);
  return { ...holdout, predicted, probabilities };
}
