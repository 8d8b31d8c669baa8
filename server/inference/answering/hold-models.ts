import { type LoadedPackage, loadPackage } from '#server/models/load-package';
import type { ModelVersion } from '#server/models/schema';
import { readEnv } from '#server/platform/env';

/** A version's package, opened. */
export interface ReadyModel extends Pick<LoadedPackage, 'signature' | 'scorer'> {
  readonly version: ModelVersion;
}

interface Held {
  readonly ready: Promise<ReadyModel>;
  readonly bytes: number;
}

/** An open session takes about as many times the bytes of its file (measured on 300 trees: 7.9). */
const BYTES_A_FILE_BYTE = 8;
/** A request that still scores with a version that was let go has ended by then. */
const CLOSE_AFTER_MS = 60_000;

/** By package key, the one used longest ago first. On globalThis: both doors of the web process share one session. */
const shared = globalThis as typeof globalThis & { cookoffHeldModels?: Map<string, Held> };
shared.cookoffHeldModels ??= new Map();
const held = shared.cookoffHeldModels;

/**
 * A version opened once, however many ask. Versions are held as long as all of them together keep within the memory
 * for models; then the one used longest ago is let go, never the one asked for.
 * @returns what was let go to make room, by package key.
 * @throws AppError as `loadPackage` does.
 */
export async function holdModel(version: ModelVersion): Promise<{ model: ReadyModel; dropped: readonly string[] }> {
  const known = held.get(version.key) ?? open(version);
  // Latest used last.
  held.delete(version.key);
  held.set(version.key, known);
  const dropped = makeRoom(version.key, readEnv().modelMemory);
  return { model: await known.ready, dropped };
}

function open(version: ModelVersion): Held {
  const ready = loadPackage(version).then(({ signature, scorer }) => ({ version, signature, scorer }));
  ready.catch(() => held.delete(version.key));
  return { ready, bytes: (version.manifest.files['model.onnx']?.bytes ?? 0) * BYTES_A_FILE_BYTE };
}

function makeRoom(keep: string, most: number): string[] {
  let total = 0;
  for (const { bytes } of held.values()) total += bytes;
  const dropped: string[] = [];
  for (const [key, { bytes, ready }] of held) {
    if (total <= most) break;
    if (key === keep) continue;
    held.delete(key);
    dropped.push(key);
    total -= bytes;
    setTimeout(() => void ready.then(({ scorer }) => scorer.close()).catch(() => {}), CLOSE_AFTER_MS).unref();
  }
  return dropped;
}
