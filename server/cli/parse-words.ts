import { Argument, CommanderError, Command as Parser } from 'commander';
import { AppError } from '#server/platform/errors';
import type { Command, Parameter } from './command.ts';

/** What was typed, checked; or the help text that was asked for. */
export type ParsedWords = { input: Record<string, unknown>; json: boolean } | { help: string };

/**
 * Reads the words after a command's name by its arguments and options.
 * @throws AppError invalid_input naming the argument, with what would be right.
 */
export function parseWords(name: string, command: Command, words: readonly string[]): ParsedWords {
  const parser = toParser(name, command);
  try {
    parser.parse(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { help: parser.helpInformation().trimEnd() };
    const sentence = error.message
      .replace(/^error: /, '')
      .replaceAll('\n', ' ')
      .replace(/\.?$/, '.');
    throw new AppError('invalid_input', `cookoff ${name}: ${sentence} See cookoff ${name} --help.`);
  }
  const { json = false, ...options } = parser.opts<Record<string, unknown> & { json?: boolean }>();
  const typed = Object.keys(command.arguments ?? {}).map((key, i) => [key, parser.processedArgs[i]]);
  const values = { ...options, ...Object.fromEntries(typed) };
  return { input: check(name, { ...command.arguments, ...command.options }, values), json };
}

function toParser(name: string, command: Command): Parser {
  const parser = new Parser(`cookoff ${name}`)
    .description(command.description)
    .exitOverride()
    .configureOutput({ writeOut: () => {}, writeErr: () => {} })
    .allowExcessArguments(false)
    .option('--json', 'print one JSON object');
  for (const { flags, help } of Object.values(command.arguments ?? {})) parser.addArgument(new Argument(flags, help));
  for (const { flags, help } of Object.values(command.options ?? {})) parser.option(flags, help);
  return parser;
}

/** All that is wrong at once, each by the name it is typed with. */
function check(name: string, parameters: Readonly<Record<string, Parameter>>, values: Record<string, unknown>) {
  const input: Record<string, unknown> = {};
  const fields: Record<string, string> = {};
  for (const [key, { flags, schema }] of Object.entries(parameters)) {
    const parsed = schema.safeParse(values[key]);
    if (parsed.success) input[key] = parsed.data;
    else fields[flags.split(' ')[0]!] = parsed.error.issues.map((issue) => issue.message).join(', ');
  }
  const problems = Object.entries(fields).map(([flag, message]) => `${flag}: ${message}`);
  if (problems.length > 0) throw new AppError('invalid_input', `cookoff ${name}: ${problems.join('; ')}`, { fields });
  return input;
}
