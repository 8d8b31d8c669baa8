import { setImmediate } from 'node:timers/promises';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { AppError, messageOf } from '#server/platform/errors';

/** The runtime computes on the calling thread: larger chunks would hold up everything else this process does. */
const CHUNK_ROWS = 100;

/** Answers for n rows: class values (n), probabilities (n × classes, row-major, in the order of the classes). */
export interface Scores {
  readonly labels: Int32Array;
  readonly probabilities: Float32Array;
}

interface OnnxShape {
  readonly features: number;
  readonly classes: number;
  readonly where: string;
  readonly ends?: OnnxEnds;
}

export interface OnnxScorer {
  /**
   * Scores rows in chunks, letting others run in between.
   * @param rows (n × features) row-major, NaN where missing.
   */
  score(rows: Float32Array): Promise<Scores>;
  /** Frees what the runtime keeps outside of JavaScript's memory. Nothing may be scored afterwards. */
  close(): Promise<void>;
}

/** Names of a graph's input and outputs; a model that was trained elsewhere may have others than ours. */
export interface OnnxEnds {
  readonly input: string;
  readonly label: string;
  readonly probabilities: string;
}
const OWN_ENDS: OnnxEnds = { input: 'features', label: 'label', probabilities: 'probabilities' };

/**
 * Opens an ONNX model with one thread (small batches are slower on more).
 * @param where named in errors, such as the object key.
 * @throws AppError unavailable when the bytes are no ONNX model or its output has another shape.
 */
export async function openOnnxScorer(
  onnx: Uint8Array,
  { features, classes, where, ends = OWN_ENDS }: OnnxShape,
): Promise<OnnxScorer> {
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 } as const;
  const session = await InferenceSession.create(onnx, options).catch((error: unknown) => {
    throw new AppError('unavailable', `${where} is not a model ONNX Runtime can read: ${messageOf(error)}.`);
  });

  async function scoreChunk(rows: Float32Array, count: number): Promise<Scores> {
    const output = await session.run({ [ends.input]: new Tensor('float32', rows, [count, features]) });
    const labels = output[ends.label]?.data;
    const probabilities = output[ends.probabilities]?.data;
    // Checked by name, not by class: the runtime may hand out arrays of another realm's classes.
    if (labels?.length !== count || probabilities?.length !== count * classes) {
      throw new AppError('unavailable', `${where} does not answer ${classes} class probabilities a row.`);
    }
    return { labels: Int32Array.from(labels as BigInt64Array, Number), probabilities: probabilities as Float32Array };
  }

  return {
    async score(rows) {
      const n = rows.length / features;
      if (!Number.isInteger(n)) {
        throw new RangeError(`score: ${rows.length} values are not whole rows of ${features} features`);
      }
      if (n <= CHUNK_ROWS) return n === 0 ? emptyScores() : scoreChunk(rows, n);
      const labels = new Int32Array(n);
      const probabilities = new Float32Array(n * classes);
      for (let start = 0; start < n; start += CHUNK_ROWS) {
        const count = Math.min(CHUNK_ROWS, n - start);
        const chunk = await scoreChunk(rows.subarray(start * features, (start + count) * features), count);
        labels.set(chunk.labels, start);
        probabilities.set(chunk.probabilities, start * classes);
        await setImmediate();
      }
      return { labels, probabilities };
    },
    close: () => session.release(),
  };
}

const emptyScores = (): Scores => ({ labels: new Int32Array(0), probabilities: new Float32Array(0) });
