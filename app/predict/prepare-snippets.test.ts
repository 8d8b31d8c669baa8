import { execFile, execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { answerFast } from '#server/doors/fast-path';
import { invoke } from '#server/inference/invoke';
import { openWorld } from '#server/inference/testing/open-world.fixture';
import { promoteRun } from '#server/models/promote-run';
import { insertFinishedRun } from '#server/models/testing/finished-run';
import { prepareSnippets } from './prepare-snippets.ts';

const run = promisify(execFile);
const MODEL = 'customer_segment@production';

function isThere(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

let world: Awaited<ReturnType<typeof openWorld>>;
let server: Server;
let origin: string;

beforeAll(async () => {
  world = await openWorld(vi);
  await promoteRun((await insertFinishedRun()).id, { reason: 'to serve it' }, { name: 'Lea' });
  server = createServer((request, response) => void answerFast(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.close();
  await world.close();
});

/** The server is on this machine, whatever stands between it and others. */
const DIRECT = { env: { ...process.env, NO_PROXY: '*', no_proxy: '*' } };

/** Runs a snippet as somebody would who pasted it. */
async function runSnippet(title: string, text: string): Promise<string> {
  if (title === 'curl') return (await run('sh', ['-c', text], DIRECT)).stdout;
  const [program, ending] = title === 'Python' ? ['python3', 'py'] : [process.execPath, 'mts'];
  const file = join(world.home, `snippet.${ending}`);
  await writeFile(file, text);
  return (await run(program, [file], DIRECT)).stdout;
}

describe.each([
  ['curl', isThere('curl')],
  ['Python', isThere('python3')],
  ['TypeScript', true],
] as const)('%s', (title, there) => {
  test.skipIf(!there)(`prints what the server answers (skipped where ${title} is not installed)`, async () => {
    const values = { recency: 5, monetaryvalue: 20_000.5 };
    for (const [asked, body] of [
      [{ customer: '105.0', values: null }, { customer_list: ['105.0'] }],
      [{ customer: `it's "105"\\ $x é`, values: null }, { customer_list: [`it's "105"\\ $x é`] }],
      [{ customer: '105.0', values }, { dataframe_records: [values] }],
    ] as const) {
      const snippets = prepareSnippets({ origin, model: MODEL, asksForKey: false, ...asked });
      const { text } = snippets.find((one) => one.title === title)!;
      const { answer } = await invoke(body, { model: MODEL, details: 'true' });
      expect(JSON.parse(await runSnippet(title, text))).toEqual(JSON.parse(JSON.stringify(answer)));
    }
  });
});

test('where keys are asked for every snippet shows one', () => {
  const asked = { origin, model: MODEL, customer: '1.0', values: null };
  for (const { text } of prepareSnippets({ ...asked, asksForKey: true })) {
    expect(text).toContain('Bearer');
    expect(text).toContain('COOKOFF_API_KEY');
  }
  for (const { text } of prepareSnippets({ ...asked, asksForKey: false })) expect(text).not.toContain('Bearer');
});
