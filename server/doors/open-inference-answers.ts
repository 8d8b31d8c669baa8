/** Answers in the words of the Open Inference Protocol; what goes wrong is `{"error": …}` there. */
import { requireKey } from '#server/access/require-key';
import { admitted, requireRoom } from '#server/inference/admission';
import { describeInferenceModel, infer, type ModelPath, requireInferenceModel } from '#server/inference/open-inference';
import { requireServingModel } from '#server/inference/require-current-features';
import { AppError } from '#server/platform/errors';
import packageJson from '../../package.json' with { type: 'json' };
import { type Answer, jsonAnswer } from './answer.ts';
import { describeFailure, hintsOf } from './problem.ts';
import { type IncomingCall, servedHeaders } from './public-answers.ts';
import { readJson } from './read-json.ts';

/** POST /v2/models/{model}[/versions/{version}]/infer */
export async function answerInfer({ authorization, body }: IncomingCall, path: ModelPath): Promise<Answer> {
  return guarded(async () => {
    await requireKey(authorization, 'serve');
    requireRoom();
    const started = performance.now();
    const read = await readJson(body);
    const { answer, version, timings } = await admitted(() => infer(read, path));
    const headers = servedHeaders(version, { ...timings, total: performance.now() - started });
    return jsonAnswer(answer, { headers });
  });
}

/** GET /v2/models/{model}[/versions/{version}] */
export const answerModelMetadata = ({ authorization }: IncomingCall, path: ModelPath): Promise<Answer> =>
  guarded(async () => {
    await requireKey(authorization, 'serve');
    return jsonAnswer(await describeInferenceModel(path));
  });

/** GET /v2/models/{model}[/versions/{version}]/ready: 503 where it cannot score. */
export const answerModelReady = ({ authorization }: IncomingCall, path: ModelPath): Promise<Answer> =>
  guarded(async () => {
    await requireKey(authorization, 'serve');
    const { version } = await requireInferenceModel(path);
    return jsonAnswer({ name: version.model, ready: true });
  });

/** GET /v2 */
export const answerServerMetadata = async (): Promise<Answer> =>
  jsonAnswer({ name: packageJson.name, version: packageJson.version, extensions: [] });

/** GET /v2/health/live: whoever can answer is alive. */
export const answerLive = async (): Promise<Answer> => jsonAnswer({ live: true });

/** GET /v2/health/ready */
export async function answerReady(): Promise<Answer> {
  try {
    await requireServingModel();
    return jsonAnswer({ live: true, ready: true });
  } catch (error) {
    const { detail, status } = describeFailure(error);
    return jsonAnswer({ live: true, ready: false, error: detail }, { status });
  }
}

async function guarded(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    const { detail, status } = describeFailure(asBadRequest(error));
    return jsonAnswer({ error: detail }, { status, headers: hintsOf(status) });
  }
}

/** The protocol knows no 422: what is wrong with a request is a bad request. */
const asBadRequest = (error: unknown): unknown =>
  error instanceof AppError && error.code === 'invalid_input'
    ? new AppError('malformed', error.message, { cause: error })
    : error;
