import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A Python program that answers one JSON job a line, so that the product and the real library can take turns. */
export interface Rival {
  readonly version: string;
  ask<Answer>(job: object): Promise<Answer>;
  close(): void;
}

/** The first Python here that has a package, or null. */
export function findPython(packageName: string): string | null {
  const has = (command: string) =>
    spawnSync(command, ['-c', `import ${packageName}`], { stdio: 'ignore' }).status === 0;
  return ['python3', '/usr/bin/python3'].find(has) ?? null;
}

/**
 * Starts a script of `rivals/`.
 *
 * @throws Error where it ends before it has answered.
 */
export async function startRival(python: string, script: string): Promise<Rival> {
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async <Answer>(): Promise<Answer> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${script} ended without an answer`);
    return JSON.parse(value);
  };
  const { version } = await read<{ version: string }>();
  return {
    version,
    ask(job) {
      child.stdin.write(`${JSON.stringify(job)}\n`);
      return read();
    },
    close: () => child.stdin.end(),
  };
}
