// @ts-check
import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { ROOT } from './project.js';

/**
 * Runs a command to its end without showing it.
 *
 * @param {string} command @param {readonly string[]} args @param {NodeJS.Dict<string>} [env] Added to the environment.
 * @returns {Promise<{ ok: boolean, output: string }>} `output` is what it wrote, both streams in order.
 */
export async function runQuietly(command, args, env = {}) {
  const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  return { ok: code === 0, output };
}

/**
 * Becomes, for the terminal, the TypeScript program: same streams, same signals, same exit code.
 *
 * @param {string} node Path of Node 24. @param {readonly string[]} args
 * @param {NodeJS.Dict<string>} [env] Added to the environment.
 * @returns {Promise<number>} Exit code; 128 + n when it was ended by signal n.
 */
export function runInPlace(node, args, env = {}) {
  const child = spawn(node, args, {
    stdio: 'inherit',
    env: { ...process.env, ...withNodeFirst(node), ...env },
  });
  // Ctrl-C reaches the child by itself, as one of the terminal's group; the others are sent to this process alone.
  process.on('SIGINT', () => {});
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  leaveWithNpm(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === 'SIGINT' ? 2 : 15)));
  });
}

/**
 * A SIGTERM for npm reaches its shell, which dies of it and tells nobody: what npm started then has another parent.
 * @param {import('node:child_process').ChildProcess} child
 */
function leaveWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 250);
  child.once('exit', () => clearInterval(watch));
}

/** The environment in which `node` is found before any other Node. @param {string} node */
export function withNodeFirst(node) {
  return { PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
}
