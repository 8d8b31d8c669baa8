// @ts-check
/** What the Dockerfile runs: everything that `node bootstrap.js serve` would make before it serves, and no more. */
import { build } from './build.js';
import { generate } from './generate.js';
import { compileKernels } from './kernels.js';
import { findNode24 } from './node24.js';

const node = findNode24();
await generate(node);
await compileKernels(node);
await build(node);
