// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** The project's folder, wherever the command was typed. */
export const ROOT = resolve(import.meta.dirname, '..');

const STAMPS = join(ROOT, 'node_modules/.stamps');

/** A failure with a sentence for the person at the terminal: no stack is shown. */
export class SetupError extends Error {}

/**
 * SHA-256 over names and contents of files and folders of the project; what does not exist counts as absent. The
 * running Node is left out on purpose: the first start runs on the system's, later ones on the installed one.
 *
 * @param {readonly string[]} inputs Relative to the project.
 * @param {(path: string) => boolean} [isInput] Leaves out what it answers false to.
 */
export function fingerprint(inputs, isInput = () => true) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const path of inputs.flatMap((input) => filesUnder(join(ROOT, input))).filter(isInput)) {
    hash.update(`\0${relative(ROOT, path)}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const names = readdirSync(path).sort();
  return names.flatMap((name) => filesUnder(join(path, name)));
}

/** Whether the step was last done for exactly these inputs. @param {string} step @param {string} print */
export function isStamped(step, print) {
  const path = join(STAMPS, step);
  return existsSync(path) && readFileSync(path, 'utf8') === print;
}

/** @param {string} step @param {string} print */
export function stamp(step, print) {
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(join(STAMPS, step), print);
}
