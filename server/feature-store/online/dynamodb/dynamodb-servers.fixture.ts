/** Servers that speak DynamoDB's protocol, to be started by tests: dynalite always, two others where they are. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readVariables } from '#server/platform/env';

export interface RunningServer {
  readonly endpoint: string;
  stop(): Promise<void>;
}

export interface DynamoDbServer {
  readonly name: string;
  /** What would have to be there; null when it is. */
  readonly missing: string | null;
  start(): Promise<RunningServer>;
}

/** In memory, in a process of its own, so that it does not wait for the one it is asked from. */
export const startDynalite = (): Promise<RunningServer> => {
  const command = fileURLToPath(import.meta.resolve('dynalite/cli.js'));
  return startProcess(process.execPath, (port) => [command, '--port', port, '--createTableMs', '5']);
};

const { DYNAMODB_LOCAL_HOME: jarFolder = '', COOKOFF_INTEROP_PYTHON: python } = readVariables();
const moto = python ? join(dirname(python), 'moto_server') : 'moto_server';

export const DYNAMODB_SERVERS: readonly DynamoDbServer[] = [
  { name: 'dynalite', missing: null, start: startDynalite },
  {
    name: 'DynamoDB Local',
    missing:
      hasDynamoDbLocal() && answers('java', '-version') ? null : 'java and DynamoDBLocal*.jar in DYNAMODB_LOCAL_HOME',
    start: () => {
      const libraries = [jarFolder, join(jarFolder, 'DynamoDBLocal_lib')];
      return startProcess('java', (port) => [
        ...[`-Dsqlite4java.library.path=${libraries.join(delimiter)}`],
        ...['-cp', libraries.map((folder) => join(folder, '*')).join(delimiter)],
        ...['com.amazonaws.services.dynamodbv2.local.main.ServerRunner', '-inMemory', '-sharedDb', '-port', port],
      ]);
    },
  },
  {
    name: 'moto',
    missing: answers(moto, '--help') ? null : 'moto_server on the PATH or beside COOKOFF_INTEROP_PYTHON',
    start: () => startProcess(moto, (port) => ['-H', '127.0.0.1', '-p', port]),
  },
];

/** AWS's download, or Maven's com.amazonaws:DynamoDBLocal with what it needs beside it. */
function hasDynamoDbLocal(): boolean {
  return existsSync(jarFolder) && readdirSync(jarFolder).some((file) => /^DynamoDBLocal.*\.jar$/.test(file));
}

function answers(command: string, argument: string): boolean {
  try {
    execFileSync(command, [argument], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function startProcess(command: string, argumentsFor: (port: string) => string[]): Promise<RunningServer> {
  const port = await freePort();
  // DynamoDB Local leaves a file where it is started.
  const child = spawn(command, argumentsFor(String(port)), { stdio: 'ignore', cwd: tmpdir() });
  const endpoint = `http://127.0.0.1:${port}`;
  await untilAnswering(endpoint, child);
  return {
    endpoint,
    stop: () =>
      new Promise((stopped) => {
        child.once('exit', () => stopped());
        child.kill();
      }),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

async function untilAnswering(endpoint: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 150 && child.exitCode === null; tries++) {
    const answered = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await sleep(200);
  }
  throw new Error(`${child.spawnfile} did not answer at ${endpoint}`);
}
