// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, SetupError } from './project.js';

const NEEDED = 24;

/**
 * The Node that runs the TypeScript as it stands: the running one when it is new enough, else the one npm installed.
 * @returns {string} Its absolute path.
 */
export function findNode24() {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const installed = join(ROOT, 'node_modules', `node-${platform}-${process.arch}`, 'bin', file);
  if (existsSync(installed)) return installed;
  throw new SetupError(
    `Cookoff runs on Node ${NEEDED}. This is Node ${process.versions.node}, and for ${process.platform} on ` +
      `${process.arch} npm has no package of it: install Node ${NEEDED} and start again.`,
  );
}
