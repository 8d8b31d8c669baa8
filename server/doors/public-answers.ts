import { requireKey } from '#server/access/require-key';
import { getOnlineFeatures } from '#server/feature-store/get-online-features';
import { writeOnlineAnswer } from '#server/feature-store/write-online-answer';
import { admitted, requireRoom } from '#server/inference/admission';
import { serveInvocation } from '#server/inference/invoke';
import { requireServingModel } from '#server/inference/require-current-features';
import { servingMetrics } from '#server/inference/serving-metrics';
import { type Answer, jsonAnswer, writtenAnswer } from './answer.ts';
import { featureServerProblem, problem } from './problem.ts';
import { readJson } from './read-json.ts';

/** A request as both doors can give it: Next's and Node's. */
export interface IncomingCall {
  readonly query: URLSearchParams;
  /** The header of that name. */
  readonly authorization: string | null | undefined;
  /** The body in pieces; null when there is none. */
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** POST /invocations. Never throws: what goes wrong is a problem+json answer. */
export async function answerInvocation({ query, authorization, body }: IncomingCall): Promise<Answer> {
  try {
    await requireKey(authorization, 'serve');
    requireRoom();
    const started = performance.now();
    const read = await readJson(body);
    const parsed = performance.now();
    const { answer, version, timings } = await admitted(() => serveInvocation(read, Object.fromEntries(query)));
    const steps = { parse: parsed - started, ...timings, total: performance.now() - started };
    return jsonAnswer(answer, { headers: servedHeaders(version, steps) });
  } catch (error) {
    return problem(error);
  }
}

/** Which version answered, and how long each step took in milliseconds. */
export function servedHeaders(version: string, steps: Readonly<Record<string, number>>): Answer['headers'] {
  const durations = Object.entries(steps).map(([step, ms]) => `${step};dur=${ms.toFixed(2)}`);
  return { 'x-model-version': version, 'server-timing': durations.join(', ') };
}

/** POST /get-online-features. Never throws. What the caller should do otherwise stands in a `warning`. */
export async function answerOnlineFeatures({ query, authorization, body }: IncomingCall): Promise<Answer> {
  try {
    await requireKey(authorization, 'serve');
    requireRoom();
    const asked = await readJson(body);
    const { answer, notes } = await admitted(() => getOnlineFeatures(asked, Object.fromEntries(query)));
    const text = writeOnlineAnswer(answer);
    if (notes.length === 0) return writtenAnswer(text);
    return writtenAnswer(text, { headers: { warning: `299 - "${toHeaderText(notes.join(' '))}"` } });
  } catch (error) {
    return featureServerProblem(error);
  }
}

/** Callers choose names; a header takes plain ASCII, and quotes would end the text. */
const toHeaderText = (text: string): string => text.replaceAll(/[^\x20-\x7e]|["\\]/g, '?').slice(0, 500);

/** GET /ping. 200 when the default model can answer for customers, else 503 with the reason. */
export async function answerPing(): Promise<Answer> {
  try {
    await requireServingModel();
    return jsonAnswer({ ping: 'ok' });
  } catch (error) {
    return problem(error);
  }
}

/** GET /metrics, in Prometheus's text format. */
export const answerMetrics = async (): Promise<Answer> =>
  writtenAnswer(servingMetrics(), { headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' } });
