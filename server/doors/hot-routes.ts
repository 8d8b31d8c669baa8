import type { ModelPath } from '#server/inference/open-inference';
import type { Answer } from './answer.ts';
import {
  answerInfer,
  answerLive,
  answerModelMetadata,
  answerModelReady,
  answerReady,
  answerServerMetadata,
} from './open-inference-answers.ts';
import {
  answerInvocation,
  answerMetrics,
  answerOnlineFeatures,
  answerPing,
  type IncomingCall,
} from './public-answers.ts';

export type AnswerCall = (call: IncomingCall) => Promise<Answer>;
export type AnswerModelCall = (call: IncomingCall, path: ModelPath) => Promise<Answer>;

/** By method and path. Each has a route file under app/ that answers the same. */
const BY_PATH: Readonly<Record<string, AnswerCall>> = {
  'POST /invocations': answerInvocation,
  'POST /get-online-features': answerOnlineFeatures,
  'GET /ping': answerPing,
  'GET /metrics': answerMetrics,
  'GET /v2': answerServerMetadata,
  'GET /v2/health/live': answerLive,
  'GET /v2/health/ready': answerReady,
};

const MODEL_PATH = /^\/v2\/models\/(?<model>[^/]+)(?:\/versions\/(?<version>[^/]+))?(?<end>\/infer|\/ready)?$/;

const BY_END: Readonly<Record<string, AnswerModelCall>> = {
  'POST /infer': answerInfer,
  'GET /ready': answerModelReady,
  'GET ': answerModelMetadata,
};

/**
 * The hot route that a request is for, if any.
 * @param path without its query, as it was sent.
 */
export function findHotRoute(method: string, path: string): AnswerCall | undefined {
  const exact = BY_PATH[`${method} ${path}`];
  if (exact || !path.startsWith('/v2/models/')) return exact;
  const { model, version, end = '' } = MODEL_PATH.exec(path)?.groups ?? {};
  const answerCall = BY_END[`${method} ${end}`];
  if (!model || !answerCall) return undefined;
  const named = { model: decodeURIComponent(model), version: version && decodeURIComponent(version) };
  return (call) => answerCall(call, named);
}
