/** Everything a caller may see go wrong. Add a code here and the compiler asks for its status. */
export type ErrorCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  | 'invalid_input'
  | 'malformed'
  | 'too_large'
  | 'rate_limited'
  | 'cancelled'
  | 'unavailable';

const STATUS: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  invalid_input: 422,
  malformed: 400,
  too_large: 413,
  rate_limited: 429,
  cancelled: 409,
  unavailable: 503,
};

/** Codes the caller can mend by asking differently: exit code 2 on the command line. */
const MENDABLE: ReadonlySet<ErrorCode> = new Set([
  'forbidden',
  'not_found',
  'conflict',
  'invalid_input',
  'malformed',
  'too_large',
  'unauthenticated',
]);

export interface AppErrorOptions {
  readonly fields?: Record<string, string>;
  readonly refs?: readonly string[];
  readonly cause?: unknown;
}

/**
 * A failure we expected. `message` says what, where and what would be right, and is safe to show;
 * anything private goes in `cause`. Every other thrown value is a bug: logged in full, shown blurred.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** Messages by input field, for forms and for problem+json. */
  readonly fields: Readonly<Record<string, string>> | undefined;
  /** The references the message is about, such as features nobody knows. */
  readonly refs: readonly string[];

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.fields = options.fields;
    this.refs = options.refs ?? [];
  }

  /** By name: the web process holds this class twice, natively and in Next's bundle, and shares what throws it. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'AppError';
  }

  get status(): number {
    return STATUS[this.code];
  }

  get exitCode(): 1 | 2 {
    return MENDABLE.has(this.code) ? 2 : 1;
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
