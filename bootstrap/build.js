// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, isStamped, ROOT, SetupError, stamp } from './project.js';
import { runQuietly, withNodeFirst } from './run.js';
import { step } from './step.js';

const INPUTS = [
  ...['app', 'server', 'public', 'feature_repo', 'prisma/schema.prisma'],
  ...['next.config.js', 'postcss.config.mjs', 'package.json', 'package-lock.json'],
];

/** Only what ends up in the pages: neither tests nor what `generate` writes. @param {string} path */
const isInput = (path) => !/\.(test|contract|fixture)\.|[\\/]server[\\/]platform[\\/]generated[\\/]/.test(path);

/** Builds the pages when their sources changed. @param {string} node Path of Node 24. */
export async function build(node) {
  const print = fingerprint(INPUTS, isInput);
  if (isStamped('build', print) && existsSync(join(ROOT, '.next/BUILD_ID'))) return;
  await step('Building the pages', async () => {
    const env = { ...withNodeFirst(node), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
    const { ok, output } = await runQuietly(node, [join(ROOT, 'node_modules/next/dist/bin/next'), 'build'], env);
    if (!ok) throw new SetupError(`The pages could not be built.\n${output.trim()}`);
  });
  stamp('build', print);
}
