import { AppError } from '#server/platform/errors';
import { didYouMean } from '#server/platform/suggest';
import type { Command } from './command.ts';

interface Listed {
  readonly summary: string;
  // biome-ignore lint/suspicious/noExplicitAny: the list holds commands of every input; each checks its own.
  readonly load: () => Promise<{ default: Command<any, any> }>;
}

/** Every command, in the order the help shows them. A name may have two words. */
export const COMMANDS: Readonly<Record<string, Listed>> = {
  start: {
    summary: 'set up what is missing, load the demo data, run the app',
    load: () => import('./commands/start.ts'),
  },
  serve: { summary: 'run the app: database, worker and web', load: () => import('./commands/serve.ts') },
  worker: { summary: 'do the work that the web process asks for', load: () => import('./commands/worker.ts') },
};

/**
 * The command that the words begin with, and the words that remain.
 * @throws AppError invalid_input for words that name none.
 */
export function findCommand(words: readonly string[]): { name: string; rest: string[]; listed: Listed } {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const listed = COMMANDS[name];
    if (listed) return { name, rest: words.slice(length), listed };
  }
  const [wrong = ''] = words;
  throw new AppError(
    'invalid_input',
    `There is no command "${wrong}".${didYouMean(wrong, Object.keys(COMMANDS))} See cookoff --help.`,
  );
}

/** What `cookoff --help` prints. */
export function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  return [
    'Usage: cookoff COMMAND [options]',
    '',
    'Features to a live, honestly chosen model.',
    '',
    'Commands:',
    ...Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Every command takes --json and --help. Exit codes: 0 done, 1 failed, 2 bad input.',
  ].join('\n');
}
