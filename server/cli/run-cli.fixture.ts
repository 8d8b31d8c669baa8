import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const MAIN = resolve(import.meta.dirname, 'main.ts');

export interface CliEnd {
  /** Null when it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `cookoff …` to its end, as a process of its own in the environment of this one.
 * @param killWhen is given all of standard error so far, and answers whether to kill the process.
 */
export function runCli(words: readonly string[], killWhen = (_stderr: string) => false): Promise<CliEnd> {
  const child = spawn(process.execPath, [MAIN, ...words]);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    if (killWhen(stderr)) child.kill('SIGKILL');
  });
  return new Promise((ended, failed) => {
    child.once('error', failed);
    child.once('close', (code) => ended({ code, stdout, stderr }));
  });
}
