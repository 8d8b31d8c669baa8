import type { z } from 'zod';
import type { Actor } from '#server/access/actor';
import type { Progress } from './progress.ts';

/** One word or flag of a command line: how it is written, what it must be, what it is for. */
export interface Parameter<Schema extends z.ZodType = z.ZodType> {
  /** As the help shows it: `<file>`, `[name]`, `<run...>`, `--as-of <time>`, `--stratify`. */
  readonly flags: string;
  readonly schema: Schema;
  readonly help: string;
}

type Parameters = Readonly<Record<string, Parameter>>;
type Values<P extends Parameters> = { [Name in keyof P]: z.output<P[Name]['schema']> };

/** What a command says at its end: `text` to people, `data` under --json. */
export interface Answer {
  readonly text: string;
  readonly data: unknown;
}

export interface Context {
  /** Who is at the keyboard. */
  readonly actor: Actor;
  readonly json: boolean;
  readonly progress: Progress;
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
}

export interface Command<Arguments extends Parameters = Parameters, Options extends Parameters = Parameters> {
  readonly description: string;
  /** In the order they are typed. */
  readonly arguments?: Arguments;
  /** By the camel-case name of their flag: `asOf` for `--as-of`. */
  readonly options?: Options;
  /** Commands use the database unless they say otherwise. */
  readonly withoutDatabase?: boolean;
  /** @returns nothing when the command has said all there is to say by itself. */
  run(input: Values<Arguments> & Values<Options>, context: Context): Promise<Answer | undefined>;
}

/** Gives `run` the types of its arguments and options. */
export function defineCommand<
  // biome-ignore lint/complexity/noBannedTypes: a command without arguments or options has none, not any.
  Arguments extends Parameters = {},
  // biome-ignore lint/complexity/noBannedTypes: as above.
  Options extends Parameters = {},
>(command: Command<Arguments, Options>): Command<Arguments, Options> {
  return command;
}

export function parameter<Schema extends z.ZodType>(flags: string, schema: Schema, help: string): Parameter<Schema> {
  return { flags, schema, help };
}
