import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline as pipe } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { AppError, messageOf } from '#server/platform/errors';

/** What a raw file turned out to be. */
export interface InspectedFile {
  readonly path: string;
  /** What messages call it: an uploaded file lies under a name of ours. */
  readonly name: string;
  /** Of the file as it is, compressed or not. */
  readonly sha256: string;
  readonly format: 'csv' | 'parquet';
  readonly compression: 'none' | 'gzip';
  readonly encoding: 'utf-8' | 'latin-1';
  /** First line of a text file; empty for Parquet, which carries its own names. */
  readonly header: string;
}

interface Inspection {
  readonly name: string;
  onFraction(fraction: number): void;
  signal?: AbortSignal | undefined;
}

const HEAD_BYTES = 65_536;
const NUL = 0;

/**
 * Reads a raw file once, start to end, in a stream: what it is, its fingerprint and its encoding, so that everything
 * that would break in the middle of the work is known before the work.
 *
 * @throws AppError `invalid_input` for a file that is missing, empty, no text, or badly compressed.
 */
export async function inspectFile(path: string, { name, onFraction, signal }: Inspection): Promise<InspectedFile> {
  const sizeBytes = await requireFile(path, name);
  const magic = await readMagic(path);
  const hash = createHash('sha256');
  let readBytes = 0;
  const source = createReadStream(path, { highWaterMark: 1 << 18, ...(signal && { signal }) });
  source.on('data', (chunk) => {
    hash.update(chunk);
    readBytes += chunk.length;
    onFraction(readBytes / sizeBytes);
  });
  if (magic.startsWith('PAR1')) {
    source.resume();
    await pipe(source, new PassThrough().resume());
    return {
      path,
      name,
      sha256: hash.digest('hex'),
      format: 'parquet',
      compression: 'none',
      encoding: 'utf-8',
      header: '',
    };
  }
  const compression = magic.startsWith('\u001f\u008b') ? 'gzip' : 'none';
  const text = await inspectText(compression === 'gzip' ? gunzip(source) : source, name, signal);
  return { path, name, sha256: hash.digest('hex'), format: 'csv', compression, ...text };
}

async function requireFile(path: string, name: string): Promise<number> {
  const found = await stat(path).catch((error: unknown) => {
    throw new AppError('invalid_input', `The file ${name} cannot be opened: ${messageOf(error)}`, { cause: error });
  });
  if (!found.isFile())
    throw new AppError('invalid_input', `${name} is not a file; give a CSV, CSV.gz or Parquet file.`);
  if (found.size === 0) throw new AppError('invalid_input', `The file ${name} is empty.`);
  return found.size;
}

async function readMagic(path: string): Promise<string> {
  for await (const chunk of createReadStream(path, { end: 3 })) return (chunk as Buffer).toString('latin1');
  return '';
}

function gunzip(source: Readable): Readable {
  const output = createGunzip();
  source.on('error', (error) => output.destroy(error));
  return source.pipe(output);
}

async function inspectText(bytes: Readable, name: string, signal: AbortSignal | undefined) {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let encoding: InspectedFile['encoding'] = 'utf-8';
  const head: Buffer[] = [];
  let length = 0;
  const tryUtf8 = (chunk?: Buffer) => {
    if (encoding === 'latin-1') return;
    try {
      decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      encoding = 'latin-1';
    }
  };
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      const nul = chunk.indexOf(NUL);
      if (nul >= 0) {
        const where = `byte ${length + nul} of its content is NUL`;
        throw new AppError('invalid_input', `${name} is not text (${where}); give a CSV, CSV.gz or Parquet file.`);
      }
      if (length < HEAD_BYTES) head.push(chunk);
      length += chunk.length;
      tryUtf8(chunk);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (signal?.aborted) throw new AppError('cancelled', 'The ingest was cancelled.', { cause: error });
    throw new AppError('invalid_input', `${name} cannot be read to its end: ${messageOf(error)}.`, { cause: error });
  }
  tryUtf8();
  const header =
    toText(Buffer.concat(head), encoding)
      .replace(/^\uFEFF/, '')
      .split(/\r\n|\n|\r/, 1)[0] ?? '';
  if (header.trim() === '')
    throw new AppError('invalid_input', `The file ${name} is empty or starts with an empty line.`);
  return { encoding, header };
}

function toText(head: Buffer, encoding: InspectedFile['encoding']): string {
  return head.subarray(0, HEAD_BYTES).toString(encoding === 'utf-8' ? 'utf8' : 'latin1');
}
