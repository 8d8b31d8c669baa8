// @ts-check
import { accessSync, chmodSync, constants, existsSync, rmSync, statfsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, isStamped, ROOT, SetupError, stamp } from './project.js';
import { runQuietly } from './run.js';
import { step } from './step.js';

/** What the packages take on disk, with room for npm to unpack them. */
const NEEDED_BYTES = 2.2e9;

/** What npm's codes mean to a person. */
const REASONS = /** @type {const} */ ([
  ['ENOSPC', 'the disk is full; the packages take about 2 GB'],
  ['EACCES|EROFS|EPERM', 'the project folder cannot be written'],
  ['ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH', 'the package registry cannot be reached'],
  ['EINTEGRITY', 'a package is not the one that package-lock.json names'],
]);

/** Installs exactly what package-lock.json names, when that changed since the last time. */
export async function install() {
  const print = fingerprint(['package.json', 'package-lock.json']);
  if (isStamped('install', print)) return;
  accessSync(ROOT, constants.W_OK);
  const { bavail, bsize } = statfsSync(ROOT);
  if (!existsSync(join(ROOT, 'node_modules')) && bavail * bsize < NEEDED_BYTES) {
    const free = Math.round((bavail * bsize) / 1e6);
    throw new SetupError(`The packages need about 2 GB in ${ROOT}, and ${free} MB are free there.`);
  }
  await step('Installing packages', npmCi);
  linkCommand();
  stamp('install', print);
}

async function npmCi() {
  const npm = process.env.npm_execpath;
  const args = ['ci', '--loglevel=error', '--no-progress'];
  const [command, ...rest] = npm?.endsWith('.js') ? [process.execPath, npm, ...args] : ['npm', ...args];
  const { ok, output } = await runQuietly(command, rest).catch(() => {
    throw new SetupError('npm was not found. It comes with Node: install Node 24 from your system or its makers.');
  });
  if (ok) return;
  const reason = REASONS.find(([codes]) => new RegExp(codes).test(output))?.[1];
  throw new SetupError(`The packages could not be installed${reason ? `: ${reason}.` : `.\n${output.trim()}`}`);
}

/** So that `npx cookoff` finds this project at once; npm links only what is installed as a dependency. */
function linkCommand() {
  const entry = join(ROOT, 'bootstrap.js');
  const link = join(ROOT, 'node_modules/.bin/cookoff');
  if (process.platform === 'win32') {
    writeFileSync(`${link}.cmd`, `@node "${entry}" %*\r\n`);
    return;
  }
  chmodSync(entry, 0o755);
  rmSync(link, { force: true });
  symlinkSync('../../bootstrap.js', link);
}
