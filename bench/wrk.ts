import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What wrk counted. Requests that were refused or lost are in `bad`. */
export interface WrkFigures {
  readonly requestsASecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly bad: number;
}

export interface WrkLoad {
  readonly url: string;
  /** Lua file that makes the requests, and the words it is given. */
  readonly script: string;
  readonly words?: readonly string[];
  readonly connections: number;
  readonly seconds: number;
}

/** Asks with one thread of wrk. @throws Error with code ENOENT where wrk is not installed. */
export async function wrk({ url, script, words = [], connections, seconds }: WrkLoad): Promise<WrkFigures> {
  const options = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '--latency', '-s', script, url];
  const { stdout } = await run('wrk', [...options, '--', ...words]);
  const milliseconds = (share: number): number => {
    const [, value, unit] = new RegExp(`${share}%\\s+([\\d.]+)(us|ms|s)`).exec(stdout) ?? [];
    return Number(value) * { us: 0.001, ms: 1, s: 1_000 }[unit as 'us' | 'ms' | 's'];
  };
  const refused = Number(/Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? 0);
  const lost = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(stdout)?.slice(1) ?? [];
  return {
    requestsASecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    ...{ p50Ms: milliseconds(50), p99Ms: milliseconds(99) },
    bad: lost.reduce((sum, count) => sum + Number(count), refused),
  };
}
