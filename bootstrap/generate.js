// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, isStamped, ROOT, SetupError, stamp } from './project.js';
import { runQuietly, withNodeFirst } from './run.js';
import { step } from './step.js';

/** Writes the database client when the schema changed. @param {string} node Path of Node 24. */
export async function generate(node) {
  const print = fingerprint(['prisma/schema.prisma', 'prisma/prisma.config.ts', 'package-lock.json']);
  if (isStamped('generate', print) && existsSync(join(ROOT, 'server/platform/generated/client.ts'))) return;
  await step('Generating the database client', async () => {
    // The client needs no native engine; naming one that exists keeps the tool from downloading it.
    const env = { ...withNodeFirst(node), PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' };
    const prisma = join(ROOT, 'node_modules/prisma/build/index.js');
    const { ok, output } = await runQuietly(node, [prisma, 'generate', '--config', 'prisma/prisma.config.ts'], env);
    if (!ok) throw new SetupError(`The database client could not be generated.\n${output.trim()}`);
  });
  stamp('generate', print);
}
