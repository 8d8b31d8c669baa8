/** Where the work is told to be: a phase in words and the share of it that is done, 0 to 1. */
export interface ProgressState {
  readonly phase: string;
  readonly fraction?: number | null | undefined;
  /** More in words: "round 12 of 100, loss 0.41". */
  readonly detail?: string | undefined;
}

export interface Progress {
  /** Cheap to call often. */
  report(state: ProgressState): void;
  /** The last state stays on the screen; the next report begins a new line. */
  end(): void;
}

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const BAR_CELLS = 24;
const REDRAW_EVERY_MS = 80;

/** Draws progress: one line redrawn on a terminal, a line a phase elsewhere, nothing at all without a stream. */
export function createProgress(stream: Stream | null, now: () => number = () => performance.now()): Progress {
  if (!stream) return { report: () => {}, end: () => {} };
  return stream.isTTY ? redrawnLine(stream, now) : plainLines(stream, now);
}

function redrawnLine(stream: Stream, now: () => number): Progress {
  let current: { state: ProgressState; begun: number; drawnAt: number } | null = null;
  const draw = () => {
    const line = describe(current!.state, now() - current!.begun);
    stream.write(`\r${line.slice(0, (stream.columns ?? 80) - 1)}\x1b[K`);
    current!.drawnAt = now();
  };
  const end = () => {
    if (!current) return;
    draw();
    stream.write('\n');
    current = null;
  };
  return {
    report(state) {
      if (current && current.state.phase !== state.phase) end();
      current = { begun: now(), drawnAt: -Infinity, ...current, state };
      if (now() - current.drawnAt >= REDRAW_EVERY_MS) draw();
    },
    end,
  };
}

function plainLines(stream: Stream, now: () => number): Progress {
  let current: { state: ProgressState; begun: number } | null = null;
  const end = () => {
    if (!current) return;
    const { phase, detail } = current.state;
    stream.write(`${[phase, detail].filter(Boolean).join(': ')} (${toSeconds(now() - current.begun)})\n`);
    current = null;
  };
  return {
    report(state) {
      if (current && current.state.phase !== state.phase) end();
      current = { begun: current?.begun ?? now(), state };
    },
    end,
  };
}

function describe({ phase, fraction, detail }: ProgressState, elapsedMs: number): string {
  const share = fraction == null ? '' : `${bar(fraction)} ${String(Math.round(fraction * 100)).padStart(3)} %`;
  return [phase, share, detail, toSeconds(elapsedMs)].filter(Boolean).join('  ');
}

function bar(fraction: number): string {
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * BAR_CELLS);
  return '█'.repeat(full) + '░'.repeat(BAR_CELLS - full);
}

function toSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
