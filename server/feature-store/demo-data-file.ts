import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { readEnv } from '#server/platform/env';
import { writeDemoData } from './write-demo-data.ts';

/** Path of the demo invoices under COOKOFF_HOME, which are written when they are not there yet. */
export async function demoDataFile(): Promise<string> {
  const folder = join(readEnv().home, 'demo');
  const path = join(folder, 'online-retail-demo.csv');
  if (existsSync(path)) return path;
  await mkdir(folder, { recursive: true });
  await writeDemoData(`${path}.part`);
  await rename(`${path}.part`, path);
  return path;
}
