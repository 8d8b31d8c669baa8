import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDemoData } from '#server/feature-store/write-demo-data';
import { readEnv } from '#server/platform/env';
import type { Progress } from '../progress.ts';

/** The demo invoices under COOKOFF_HOME, written when they are not there yet. */
export async function demoDataFile(progress: Progress): Promise<string> {
  const folder = join(readEnv().home, 'demo');
  const path = join(folder, 'online-retail.csv');
  if (existsSync(path)) return path;
  progress.report({ phase: 'making the demo data' });
  await mkdir(folder, { recursive: true });
  await writeDemoData(`${path}.part`);
  await rename(`${path}.part`, path);
  return path;
}
