import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const MAIN = resolve(import.meta.dirname, 'main.ts');

export interface CliEnd {
  /** Null when it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCli {
  /** As the kernel does it to a process that takes too much memory. */
  kill(): void;
  readonly ended: Promise<CliEnd>;
}

/**
 * Starts `cookoff …` as a process of its own in the environment of this one.
 * @param onStderr is given all of standard error so far.
 */
export function startCli(words: readonly string[], onStderr = (_stderr: string) => {}): RunningCli {
  const child = spawn(process.execPath, [MAIN, ...words]);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    onStderr(stderr);
  });
  const ended = new Promise<CliEnd>((end, fail) => {
    child.once('error', fail);
    child.once('close', (code) => end({ code, stdout, stderr }));
  });
  return { kill: () => void child.kill('SIGKILL'), ended };
}

/**
 * Runs `cookoff …` to its end.
 * @param killWhen is given all of standard error so far, and answers whether to kill the process.
 */
export function runCli(words: readonly string[], killWhen = (_stderr: string) => false): Promise<CliEnd> {
  const cli = startCli(words, (stderr) => killWhen(stderr) && cli.kill());
  return cli.ended;
}
