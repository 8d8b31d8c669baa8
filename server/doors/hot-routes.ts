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
import { allowHeader, refuseInferenceMethod, refuseMethod } from './refuse-method.ts';

export type AnswerCall = (call: IncomingCall) => Promise<Answer>;
export type AnswerModelCall = (call: IncomingCall, path: ModelPath) => Promise<Answer>;

/** What answers each method of an address. HEAD is GET, whose body Node leaves out, and OPTIONS lists them. */
type Methods<Call> = Readonly<Partial<Record<'GET' | 'POST', Call>>>;

/** By path. Each has a route file under app/ that answers the same. */
const BY_PATH: Readonly<Record<string, Methods<AnswerCall>>> = {
  '/invocations': { POST: answerInvocation },
  '/get-online-features': { POST: answerOnlineFeatures },
  '/ping': { GET: answerPing },
  '/metrics': { GET: answerMetrics },
  '/v2': { GET: answerServerMetadata },
  '/v2/health/live': { GET: answerLive },
  '/v2/health/ready': { GET: answerReady },
};

const MODEL_PATH = /^\/v2\/models\/(?<model>[^/]+)(?:\/versions\/(?<version>[^/]+))?(?<end>\/infer|\/ready)?$/;

const BY_END: Readonly<Record<string, Methods<AnswerModelCall>>> = {
  '/infer': { POST: answerInfer },
  '/ready': { GET: answerModelReady },
  '': { GET: answerModelMetadata },
};

/**
 * The hot route that a request is for, if any; for a method that it does not know, what says so.
 * @param path without its query, as it was sent.
 */
export function findHotRoute(method: string, path: string): AnswerCall | undefined {
  const methods = BY_PATH[path];
  if (methods) return callOf(methods, method) ?? (async () => answerAnyMethod(method, path, methods));
  if (!path.startsWith('/v2/models/')) return undefined;
  const { model, version, end = '' } = MODEL_PATH.exec(path)?.groups ?? {};
  if (!model) return undefined;
  const modelMethods = BY_END[end]!;
  const answerCall = callOf(modelMethods, method);
  if (!answerCall) return async () => answerAnyMethod(method, path, modelMethods);
  const named = { model: decodeURIComponent(model), version: version && decodeURIComponent(version) };
  return (call) => answerCall(call, named);
}

function callOf<Call>(methods: Methods<Call>, method: string): Call | undefined {
  if (method === 'POST') return methods.POST;
  return method === 'GET' || method === 'HEAD' ? methods.GET : undefined;
}

/** What has no answer of its own: OPTIONS, and methods that the address does not know. */
function answerAnyMethod(method: string, path: string, methods: Methods<unknown>): Answer {
  const allowed = [...(methods.GET ? ['GET', 'HEAD'] : []), 'OPTIONS', ...(methods.POST ? ['POST'] : [])];
  if (method === 'OPTIONS') return { status: 204, headers: allowHeader(allowed), body: '' };
  return isInference(path) ? refuseInferenceMethod(method, allowed) : refuseMethod(method, allowed);
}

const isInference = (path: string): boolean => path.startsWith('/v2');
