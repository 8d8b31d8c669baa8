// @ts-check

/**
 * Does one step of the setup, saying on standard error what it is and how long it took: standard output belongs to
 * the command that follows.
 *
 * @template T @param {string} title In the present: "Building the pages". @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const begun = performance.now();
  process.stderr.write(`${title} … `);
  try {
    const result = await work();
    process.stderr.write(`${seconds(begun)}\n`);
    return result;
  } catch (error) {
    process.stderr.write(`failed after ${seconds(begun)}\n`);
    throw error;
  }
}

/** @param {number} begun */
export function seconds(begun) {
  return `${((performance.now() - begun) / 1000).toFixed(1)} s`;
}
