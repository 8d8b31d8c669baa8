// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, isStamped, ROOT, SetupError, stamp } from './project.js';
import { runQuietly, withNodeFirst } from './run.js';
import { step } from './step.js';

const SOURCES = 'server/training/algorithms/boosting/kernels';
const OUTPUT = join(ROOT, 'server/training/algorithms/boosting/generated');

/** One module for any number of threads; 65,536 pages are the 4 GB that a 32-bit address reaches. */
const OPTIONS = [
  ...['-O3', '--noAssert', '--runtime', 'stub', '--use', 'abort='],
  ...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
  ...['--enable', 'simd', '--enable', 'threads'],
];

/**
 * Compiles the kernels of boosted trees when their sources changed. The module is kept as text in a TypeScript file, so
 * that whoever trains imports it and nobody has to read a file.
 *
 * @param {string} node Path of Node 24.
 */
export async function compileKernels(node) {
  const print = fingerprint([SOURCES, 'bootstrap/kernels.js', 'package-lock.json']);
  if (isStamped('kernels', print) && existsSync(join(OUTPUT, 'kernels.ts'))) return;
  await step('Compiling the training kernels', async () => {
    mkdirSync(OUTPUT, { recursive: true });
    const wasm = join(OUTPUT, 'kernels.wasm');
    const compiler = join(ROOT, 'node_modules/assemblyscript/bin/asc.js');
    const args = [compiler, join(SOURCES, 'index.ts'), ...OPTIONS, '--outFile', wasm];
    const { ok, output } = await runQuietly(node, args, withNodeFirst(node));
    if (!ok) throw new SetupError(`The training kernels could not be compiled.\n${output.trim()}`);
    const text = `/** WebAssembly, base64. */\nexport const KERNELS =\n  '${readFileSync(wasm, 'base64')}';\n`;
    writeFileSync(join(OUTPUT, 'kernels.ts'), text);
    rmSync(wasm);
  });
  stamp('kernels', print);
}
