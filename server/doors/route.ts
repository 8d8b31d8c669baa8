import type { z } from 'zod';
import { ACTOR_COOKIE, toActor } from '#server/access/acting-as';
import type { Actor } from '#server/access/actor';
import { needsKey, requireKey } from '#server/access/require-key';
import { parseInput } from '#server/platform/parse-input';
import { type Answer, jsonAnswer, toResponse } from './answer.ts';
import { problem } from './problem.ts';
import { readJson } from './read-json.ts';

export interface RouteSchemas<Params, Query, Body> {
  readonly params?: z.ZodType<Params>;
  readonly query?: z.ZodType<Query>;
  /** Left out when the route reads no JSON body. */
  readonly body?: z.ZodType<Body>;
  /** Status of a success; 200 unless said. */
  readonly status?: number;
  /** How what is thrown is answered; problem+json unless said. */
  readonly refuse?: (error: unknown) => Answer;
}

export interface RouteCall<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly actor: Actor;
  readonly request: Request;
}

/** What Next gives a handler beside the request. */
interface RouteContext {
  readonly params: Promise<Record<string, string | string[] | undefined>>;
}

/**
 * The one door for machines: what they sent, then the work. What the work returns is the JSON answer (a `Response` goes
 * out as it is, nothing is 204); what it throws is problem+json.
 */
export function route<T, Params = undefined, Query = undefined, Body = undefined>(
  schemas: RouteSchemas<Params, Query, Body>,
  work: (call: RouteCall<Params, Query, Body>) => Promise<T>,
) {
  return async (request: Request, context: RouteContext): Promise<Response> => {
    try {
      const authorization = request.headers.get('authorization');
      await requireKey(authorization, 'admin');
      const search = Object.fromEntries(new URL(request.url).searchParams);
      const result = await work({
        params: parsed(schemas.params, await context.params),
        query: parsed(schemas.query, search),
        body: parsed(schemas.body, schemas.body && (await readJson(request.body))),
        // A program that came this far holds a key of the scope admin; a browser's stands for whoever sits before it.
        actor: { ...actorOf(request), ...(needsKey() && isProgram(authorization) && { holdsAdminKey: true }) },
        request,
      });
      if (result instanceof Response) return result;
      if (result === undefined) return new Response(null, { status: 204 });
      return toResponse(jsonAnswer(result, { status: schemas.status ?? 200 }));
    } catch (error) {
      return toResponse((schemas.refuse ?? problem)(error));
    }
  };
}

const isProgram = (authorization: string | null): boolean => /^Bearer /i.test(authorization ?? '');

/** Without a schema nothing is read, and the type says undefined. */
const parsed = <T>(schema: z.ZodType<T> | undefined, input: unknown): T =>
  schema ? parseInput(schema, input) : (undefined as T);

/** `x-cookoff-actor` from machines, the cookie from browsers. */
function actorOf(request: Request): Actor {
  const cookies = request.headers.get('cookie')?.split('; ') ?? [];
  const cookie = cookies.find((pair) => pair.startsWith(`${ACTOR_COOKIE}=`))?.slice(ACTOR_COOKIE.length + 1);
  return toActor(request.headers.get('x-cookoff-actor') ?? (cookie && decodeCookie(cookie)));
}

function decodeCookie(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
