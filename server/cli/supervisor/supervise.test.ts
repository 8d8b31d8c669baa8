import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Supervisor, supervise } from './supervise.ts';

let folder: string;
const supervisors: Supervisor[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cookoff-supervise-'));
});

afterAll(async () => {
  await Promise.all(supervisors.map((supervisor) => supervisor.stop()));
  await rm(folder, { recursive: true });
});

/** A program that writes its pid and waits. */
async function program(name: string, stops = true): Promise<{ name: string; args: string[]; pid(): Promise<number> }> {
  const file = join(folder, `${name}.mjs`);
  const pidFile = join(folder, `${name}.pid`);
  await writeFile(
    file,
    `import { writeFileSync } from 'node:fs';
     ${stops ? '' : "process.on('SIGTERM', () => {});"}
     writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
     setInterval(() => {}, 1000);`,
  );
  return { name, args: [file], pid: async () => (existsSync(pidFile) ? Number(await readFile(pidFile, 'utf8')) : 0) };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('a process that is killed is started again, and stopping ends it', async () => {
  const kept = await program('kept');
  const supervisor = supervise([kept]);
  supervisors.push(supervisor);
  await expect.poll(kept.pid).toBeGreaterThan(0);
  const first = await kept.pid();
  process.kill(first, 'SIGKILL');
  await expect.poll(kept.pid).not.toBe(first);
  await supervisor.stop();
  expect(isAlive(await kept.pid())).toBe(false);
});

test('a process that does not listen to SIGTERM is ended by force', async () => {
  const deaf = await program('deaf', false);
  const supervisor = supervise([deaf]);
  await expect.poll(deaf.pid).toBeGreaterThan(0);
  await supervisor.stop();
  expect(isAlive(await deaf.pid())).toBe(false);
});

test('when the supervisor itself is killed, what it supervised leaves too', async () => {
  const orphan = await program('orphan');
  const script = `
    const { supervise } = await import('${import.meta.dirname}/supervise.ts');
    supervise([${JSON.stringify({ name: orphan.name, args: orphan.args })}]);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script]);
  await expect.poll(orphan.pid).toBeGreaterThan(0);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  const pid = await orphan.pid();
  await expect.poll(() => isAlive(pid)).toBe(false);
});
