import type { z } from 'zod';
import type { ErrorCode } from '#server/platform/errors';

/** One public route as the API description needs it. */
export interface RouteDescription {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** With `{parameter}` for path parameters. */
  readonly path: string;
  /** Section it stands under. */
  readonly tag: string;
  /** A short sentence without its full stop. */
  readonly summary: string;
  readonly description?: string;
  /** Path parameters, as an object schema. */
  readonly params?: z.ZodObject;
  /** Query parameters, as an object schema. */
  readonly query?: z.ZodObject;
  /** JSON body with examples by name. */
  readonly body?: { readonly schema: z.ZodType; readonly examples: Readonly<Record<string, unknown>> };
  /** The body is a file, streamed; what it may be. */
  readonly file?: string;
  /** A success. Without a schema its body is not JSON (or there is none). */
  readonly answer: {
    readonly status?: number;
    readonly description: string;
    readonly schema?: z.ZodType;
    readonly example?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  };
  /** What is answered as problem+json, with when. */
  readonly problems?: Readonly<Partial<Record<ErrorCode, string>>>;
}
