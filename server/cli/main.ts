/** `cookoff …`: finds the command, checks what was typed, runs it, prints its answer, and leaves with its exit code. */
import { userInfo } from 'node:os';
import { openDatabase } from '#server/platform/database';
import { AppError, messageOf } from '#server/platform/errors';
import { closeQueue } from '#server/platform/queue';
import type { Answer, Command, Context } from './command.ts';
import { findCommand, overview } from './commands.ts';
import { parseWords } from './parse-words.ts';
import { createProgress } from './progress.ts';

const HELP_WORDS = new Set([undefined, 'help', '--help', '-h']);

async function main(words: readonly string[]): Promise<void> {
  const asked = words[0] === 'help' && words.length > 1 ? [...words.slice(1), '--help'] : words;
  // --json may stand before the command too.
  const [first, ...others] = asked.filter((word, i) => !(i === 0 && word === '--json'));
  if (HELP_WORDS.has(first)) return print(overview());
  const { name, rest, listed } = findCommand([first!, ...others]);
  const command = (await listed.load()).default;
  const parsed = parseWords(name, command, asked[0] === '--json' ? ['--json', ...rest] : rest);
  if ('help' in parsed) return print(parsed.help);
  const answer = await run(command, parsed.input, parsed.json);
  if (answer) print(parsed.json ? JSON.stringify(answer.data) : answer.text);
}

async function run(command: Command, input: Record<string, unknown>, json: boolean): Promise<Answer | undefined> {
  const progress = createProgress(json ? null : process.stderr);
  const context: Context = { actor: { name: userName() }, json, progress, signal: untilInterrupted() };
  const database = command.withoutDatabase ? undefined : await openDatabase();
  try {
    return await command.run(input, context);
  } finally {
    progress.end();
    await closeQueue();
    await database?.close();
  }
}

/** The first Ctrl-C asks the command to stop in good order, the second ends it. */
function untilInterrupted(): AbortSignal {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => interrupted.abort(new AppError('cancelled', 'Interrupted.')));
  }
  return interrupted.signal;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'someone';
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A failure we expected is one sentence; anything else is a bug and shows where it happened. */
function fail(error: unknown, json: boolean): void {
  const expected = error instanceof AppError;
  const text = expected || !(error instanceof Error) ? messageOf(error) : (error.stack ?? error.message);
  const problem = { code: expected ? error.code : 'unexpected', message: messageOf(error) };
  process.stderr.write(`${json ? JSON.stringify({ error: problem }) : text}\n`);
  process.exitCode = expected ? error.exitCode : 1;
}

const words = process.argv.slice(2);
// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
await main(words).catch((error) => fail(error, words.includes('--json')));
// Native libraries keep threads and timers of their own; all of ours is closed by now.
process.stdout.write('', () => process.exit());
