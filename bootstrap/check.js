// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lockProblems } from './lock.js';
import { ROOT } from './project.js';
import { runQuietly, withNodeFirst } from './run.js';
import { seconds } from './step.js';

/** @typedef {{ ok: boolean, output: string }} Outcome */

/** @param {string} node Path of Node 24. @returns {readonly { name: string, run: () => Promise<Outcome> }[]} */
function checks(node) {
  /** @param {string} file @param {readonly string[]} args */
  const tool = (file, ...args) => runQuietly(node, [join(ROOT, file), ...args], withNodeFirst(node));
  return [
    { name: 'format and lint', run: () => tool('node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off') },
    { name: 'types', run: () => checkTypes(tool) },
    { name: 'imports', run: () => checkImports(tool) },
    { name: 'migrations', run: () => tool('prisma/check-drift.ts') },
    { name: 'lock file', run: async () => ({ ok: lockProblems().length === 0, output: lockProblems().join('\n') }) },
  ];
}

/** @typedef {(file: string, ...args: string[]) => Promise<Outcome>} Tool */

/** Next writes the types of its routes first: a fresh clone has none. @param {Tool} tool */
async function checkTypes(tool) {
  const next = join('node_modules', 'next', 'dist', 'bin', 'next');
  if (existsSync(join(ROOT, 'app/layout.tsx'))) {
    const routes = await tool(next, 'typegen');
    if (!routes.ok) return routes;
  }
  return tool('node_modules/typescript/bin/tsc', '--noEmit');
}

/** The tool is content when it finds nothing to look at; this is not. @param {Tool} tool */
async function checkImports(tool) {
  const cruiser = 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs';
  const { ok, output } = await tool(cruiser, '--config', '.ci/boundaries.cjs', 'server', 'app', 'feature_repo');
  const modules = Number(/(\d+) modules/.exec(output)?.[1] ?? 0);
  return modules > 0 ? { ok, output } : { ok: false, output: `No module was looked at.\n${output}` };
}

/**
 * Runs the static checks one after another and says how each went.
 * @param {string} node Path of Node 24.
 * @returns {Promise<{ passed: number, failed: number, failures: import('./failures.js').Failures }>}
 */
export async function runChecks(node) {
  /** @type {string[]} */
  const failed = [];
  let passed = 0;
  for (const { name, run } of checks(node)) {
    const begun = performance.now();
    const { ok, output } = await run();
    process.stdout.write(`${ok ? '✓' : '✗'} ${name} (${seconds(begun)})\n${ok ? '' : `${output.trim()}\n`}`);
    if (ok) passed++;
    else failed.push(name);
  }
  return { passed, failed: failed.length, failures: { failed, flaky: [] } };
}

/** `npm run check`. @param {string} node Path of Node 24. @returns {Promise<number>} Exit code. */
export async function check(node) {
  const { passed, failed } = await runChecks(node);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}
