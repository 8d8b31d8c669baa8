/** A proxy in front of a DynamoDB server that throttles and fails the way the real one does, in a fixed order. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { RunningServer } from './dynamodb-servers.fixture.ts';

type Fault = 'none' | 'half' | 'nothing' | 'throttled' | 'broken' | 'cut';

interface Batch {
  RequestItems: Record<string, unknown[] | { Keys: unknown[] }>;
}

/** Nearly every second call goes wrong: half of a batch, none of it, a refusal, an error, a cut connection. */
export const HARD_TIMES: readonly Fault[] = [
  ...(['half', 'none', 'throttled', 'none', 'none', 'broken'] as const),
  ...(['nothing', 'none', 'half', 'none', 'cut', 'none', 'none'] as const),
];

/** @param faults What happens to the calls that read or write items, in turn; other calls are never touched. */
export async function startFaultyProxy(target: string, faults: readonly Fault[]): Promise<RunningServer> {
  let calls = 0;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    const fault = /Item$/.test(operation) ? faults[calls++ % faults.length]! : 'none';
    if (fault === 'cut') return request.socket.destroy();
    if (fault === 'throttled') return refuse(400, 'ProvisionedThroughputExceededException');
    if (fault === 'broken') return refuse(500, 'InternalServerError');
    const isBatch = operation.startsWith('Batch') && (fault === 'half' || fault === 'nothing');
    const [sent, left] = isBatch ? divide(JSON.parse(body), fault === 'half' ? 0.5 : 0) : [body, null];
    const answer = sent === null ? emptyAnswer() : await forward(sent);
    if (left)
      Object.assign(answer.body, operation === 'BatchGetItem' ? { UnprocessedKeys: left } : { UnprocessedItems: left });
    response
      .writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' })
      .end(JSON.stringify(answer.body));

    async function forward(payload: string) {
      const { host: _, 'content-length': __, connection: ___, ...headers } = request.headers;
      const init = { method: 'POST', headers: headers as Record<string, string>, body: payload };
      const result = await fetch(target, init);
      return { status: result.status, body: (await result.json()) as Record<string, unknown> };
    }
    function refuse(status: number, name: string): void {
      response
        .writeHead(status)
        .end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'later' }));
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

const emptyAnswer = (): { status: number; body: Record<string, unknown> } => ({ status: 200, body: { Responses: {} } });

/** The part of a batch that is passed on, null when that is nothing, and the part that is left unprocessed. */
function divide({ RequestItems }: Batch, share: number): [sent: string | null, left: Batch['RequestItems']] {
  const sent: Batch['RequestItems'] = {};
  const left: Batch['RequestItems'] = {};
  for (const [table, request] of Object.entries(RequestItems)) {
    const list = Array.isArray(request) ? request : request.Keys;
    const cut = Math.floor(list.length * share);
    const wrapped = (part: unknown[]) => (Array.isArray(request) ? part : { ...request, Keys: part });
    if (cut > 0) sent[table] = wrapped(list.slice(0, cut));
    if (cut < list.length) left[table] = wrapped(list.slice(cut));
  }
  return [Object.keys(sent).length > 0 ? JSON.stringify({ RequestItems: sent }) : null, left];
}
