/**
 * Asks over many connections at once, each again as soon as it is answered, and keeps latencies by status: wrk's are of all
 * answers together, so that those turned away hide how those let in fared.
 */
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

export interface StatusFigures {
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface Asking {
  readonly url: string;
  /** A file of ids, one a line. */
  readonly ids: string;
  readonly connections: number;
  readonly seconds: number;
}

/** @returns figures by status; `lost` counts connections that broke. */
export async function askByStatus({ url, ids, connections, seconds }: Asking): Promise<Record<string, StatusFigures>> {
  const requests = readFileSync(ids, 'utf8').split('\n').map(requestOf);
  const latencies = new Map<string, number[]>();
  const keep = (status: string, ms: number) => {
    const known = latencies.get(status) ?? [];
    latencies.set(status, known);
    known.push(ms);
  };
  const until = performance.now() + seconds * 1_000;
  await Promise.all(Array.from({ length: connections }, (_, c) => askAgainAndAgain(c)));
  return Object.fromEntries([...latencies].map(([status, times]) => [status, figuresOf(times)]));

  function askAgainAndAgain(turn: number): Promise<void> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname).setNoDelay(true).setEncoding('latin1');
    let answer = '';
    let askedAt = 0;
    let next = turn;
    const ask = () => {
      askedAt = performance.now();
      next = (next + connections) % requests.length;
      socket.write(requests[next]!);
    };
    return new Promise((done) => {
      socket.once('connect', ask);
      socket.on('data', (piece) => {
        answer += piece;
        if (!isWhole(answer)) return;
        keep(answer.slice(9, 12), performance.now() - askedAt);
        answer = '';
        if (performance.now() < until) ask();
        else socket.end(done);
      });
      socket.once('error', () => {
        keep('lost', performance.now() - askedAt);
        done();
      });
    });
  }
}

function requestOf(id: string): string {
  const body = JSON.stringify({ customer_list: [id] });
  return `POST /invocations HTTP/1.1\r\nhost: cookoff\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  const length = /content-length: (\d+)/i.exec(answer)?.[1];
  return end >= 0 && answer.length >= end + 4 + Number(length);
}

function figuresOf(times: number[]): StatusFigures {
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))]!;
  return { count: times.length, p50Ms: at(0.5), p99Ms: at(0.99) };
}
