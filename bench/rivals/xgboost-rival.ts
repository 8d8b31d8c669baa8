import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LabelledMatrix } from '../../server/training/model.ts';

export interface RivalJob {
  readonly file: string;
  readonly rows: number;
  readonly features: number;
  readonly rounds: number;
  readonly depth: number;
  readonly method: string;
  readonly threads: number;
}

/** XGBoost in a Python of its own, kept between fits. */
export interface Rival {
  readonly version: string;
  /** Writes rows where it can read them: float32 columns, then int32 labels. */
  putRows(rows: LabelledMatrix): string;
  /** @returns Milliseconds that the fit alone took. */
  fit(job: RivalJob): Promise<number>;
  stop(): void;
}

/** Null where no Python has the package. */
export async function startRival(): Promise<Rival | null> {
  const candidates = [process.env.COOKOFF_BENCH_PYTHON ?? 'python3', '/usr/bin/python3'];
  const python = candidates.find((path) => spawnSync(path, ['-c', 'import xgboost']).status === 0);
  if (!python) return null;
  const script = join(import.meta.dirname, 'xgboost_fit.py');
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async () => {
    const { value, done } = await answers.next();
    if (done) throw new Error(`${script} ended; what it wrote above says why`);
    return JSON.parse(value);
  };
  const folder = mkdtempSync(join(tmpdir(), 'cookoff-bench-'));
  return {
    version: (await read()).version,
    putRows(rows) {
      const path = join(folder, 'rows.bin');
      const file = openSync(path, 'w');
      for (const column of rows.columns) writeSync(file, Float32Array.from(column));
      writeSync(file, rows.labels);
      closeSync(file);
      return path;
    },
    async fit(job) {
      child.stdin.write(`${JSON.stringify(job)}\n`);
      return (await read()).seconds * 1_000;
    },
    stop() {
      child.stdin.end();
      rmSync(folder, { recursive: true });
    },
  };
}
