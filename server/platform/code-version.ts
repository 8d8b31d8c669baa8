import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process';
import { readVariables } from './env.ts';

const options: ExecFileSyncOptionsWithStringEncoding = {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
  timeout: 5_000,
};

let version: string | undefined;

/**
 * The git commit this process runs, with `+changes` when the tree is not clean. Where there is no checkout, as in an image,
 * COOKOFF_CODE_VERSION says it; else `unversioned`.
 */
export function codeVersion(): string {
  version ??= readVariables().COOKOFF_CODE_VERSION || readGit();
  return version;
}

function readGit(): string {
  try {
    const commit = execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], options).trim();
    const changes = execFileSync('git', ['status', '--porcelain', '--untracked-files=no'], options).trim();
    return changes ? `${commit}+changes` : commit;
  } catch {
    return 'unversioned';
  }
}
