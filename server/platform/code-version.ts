import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process';

const options: ExecFileSyncOptionsWithStringEncoding = {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
  timeout: 5_000,
};

let version: string | undefined;

/** The git commit this process runs, with `+changes` when the tree is not clean; `unversioned` outside a checkout. */
export function codeVersion(): string {
  version ??= readGit();
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
