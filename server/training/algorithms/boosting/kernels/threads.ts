// AssemblyScript. How the threads of a fit share its jobs: each takes the next piece that nobody has taken, and the
// fitting thread goes on when all are done. Waiting spins for a moment first: a job often takes less than a wake-up.

import { doPiece } from './jobs';
import { DONE, FITTER_SLEEPS, GENERATION, HELPERS, JOB, JOB_STOP, NEXT_PIECE, PIECES, SLEEPERS } from './layout';

const SPINS = 20_000;
const FOREVER: i64 = -1;

function word(index: i32): i32 {
  return load<i32>(index << 2);
}

/** Takes pieces of the job until there are no more. */
function takePieces(thread: i32): void {
  const pieces = word(PIECES);
  for (;;) {
    const piece = atomic.add<i32>(NEXT_PIECE << 2, 1);
    if (piece >= pieces) return;
    doPiece(piece, thread);
  }
}

/** Does the job described in the control block with `threads` threads, this one among them. */
export function run(job: i32, pieces: i32, threads: i32): void {
  store<i32>(JOB << 2, job);
  store<i32>(PIECES << 2, pieces);
  if (threads === 1 || pieces === 1) {
    for (let piece = 0; piece < pieces; piece++) doPiece(piece, 0);
    return;
  }
  atomic.store<i32>(NEXT_PIECE << 2, 0);
  atomic.store<i32>(DONE << 2, 0);
  announce(threads);
  takePieces(0);
  for (let spin = 0; spin < SPINS; spin++) {
    if (atomic.load<i32>(DONE << 2) === threads - 1) return;
  }
  atomic.store<i32>(FITTER_SLEEPS << 2, 1);
  for (;;) {
    const done = atomic.load<i32>(DONE << 2);
    if (done === threads - 1) break;
    atomic.wait<i32>(DONE << 2, done, FOREVER);
  }
  atomic.store<i32>(FITTER_SLEEPS << 2, 0);
}

/** A new generation, in one word with the number of threads it is for, so that nobody reads half of the news. */
function announce(threads: i32): void {
  const generation = atomic.load<i32>(GENERATION << 2) >>> 8;
  atomic.store<i32>(GENERATION << 2, ((generation + 1) << 8) | threads);
  if (atomic.load<i32>(SLEEPERS << 2) > 0) atomic.notify(GENERATION << 2, -1);
}

/** Sends all helpers home, also those that have yet to start. */
export function stop(): void {
  store<i32>(JOB << 2, JOB_STOP);
  announce(255);
}

/** What a helper does from its start to `stop`. One that starts late is counted in from the next round on. */
export function help(): void {
  const thread = atomic.add<i32>(HELPERS << 2, 1) + 1;
  let seen = 0;
  for (;;) {
    seen = nextGeneration(seen);
    if (thread >= (seen & 255)) continue;
    if (word(JOB) === JOB_STOP) return;
    takePieces(thread);
    atomic.add<i32>(DONE << 2, 1);
    if (atomic.load<i32>(FITTER_SLEEPS << 2)) atomic.notify(DONE << 2, 1);
  }
}

function nextGeneration(seen: i32): i32 {
  for (let spin = 0; spin < SPINS; spin++) {
    const now = atomic.load<i32>(GENERATION << 2);
    if (now !== seen) return now;
  }
  atomic.add<i32>(SLEEPERS << 2, 1);
  while (atomic.load<i32>(GENERATION << 2) === seen) atomic.wait<i32>(GENERATION << 2, seen, FOREVER);
  atomic.sub<i32>(SLEEPERS << 2, 1);
  return atomic.load<i32>(GENERATION << 2);
}
