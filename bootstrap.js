#!/usr/bin/env node
// @ts-check
/**
 * The one door from a fresh clone: `node bootstrap.js start | test | check | parity DIR | COMMAND …`. It brings what is missing
 * (packages, Node 24, the database client, the built pages) and then becomes `cookoff COMMAND …`. Plain JavaScript
 * for Node 20.19 and later, without a package of its own. It writes to standard error only.
 */
import { join } from 'node:path';
import { build } from './bootstrap/build.js';
import { generate } from './bootstrap/generate.js';
import { install } from './bootstrap/install.js';
import { compileKernels } from './bootstrap/kernels.js';
import { findNode24 } from './bootstrap/node24.js';
import { ROOT, SetupError } from './bootstrap/project.js';
import { runInPlace } from './bootstrap/run.js';

/** Commands that show pages. */
const NEED_PAGES = new Set(['start', 'serve']);

/** What the system's codes mean to a person. */
const REASONS = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EACCES', 'it cannot be written'],
  ['EPERM', 'it cannot be written'],
  ['EROFS', 'it cannot be written'],
]);

/** @param {readonly string[]} args @returns {Promise<number>} Exit code. */
async function main(args) {
  await install();
  const node = findNode24();
  await generate(node);
  await compileKernels(node);
  if (args[0] === 'check') return (await import('./bootstrap/check.js')).check(node);
  if (args[0] === 'test') return (await import('./bootstrap/test.js')).test(node);
  if (args[0] === 'parity')
    return runInPlace(node, [join(ROOT, 'bench/parity/run-parity.ts'), ...args.slice(1)], homes());
  if (NEED_PAGES.has(args[0] ?? '')) await build(node);
  return runInPlace(node, [join(ROOT, 'server/cli/main.ts'), ...args], homes());
}

/** Where data and definitions are unless somebody says otherwise: in the project, wherever the command was typed. */
function homes() {
  const { COOKOFF_HOME = join(ROOT, '.cookoff'), COOKOFF_FEATURE_REPO = join(ROOT, 'feature_repo') } = process.env;
  return { COOKOFF_HOME, COOKOFF_FEATURE_REPO };
}

/** @param {unknown} error */
function sentence(error) {
  if (error instanceof SetupError) return error.message;
  const { code = '', path = ROOT } = /** @type {NodeJS.ErrnoException} */ (error);
  const reason = REASONS.get(code);
  return reason ? `${path}: ${reason}.` : String(error instanceof Error ? error.stack : error);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    process.stderr.write(`${sentence(error)}\n`);
    process.exitCode = 1;
  },
);
