import { existsSync } from 'node:fs';
import { quoteText, withDuckDb } from '#server/platform/duckdb';
import { AppError, messageOf } from '#server/platform/errors';

/**
 * Does `work` over Parquet files. When it fails, each file is read through, because DuckDB's own errors mostly do not
 * say which one it was.
 *
 * @param files Absolute paths of all the files that the work reads.
 * @throws AppError `unavailable` naming the file that is gone or damaged; else what `work` throws.
 */
export async function nameDamage<T>(files: readonly string[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    for (const file of files) {
      const damage = await findDamage(file);
      if (!damage) continue;
      throw new AppError('unavailable', `File ${file} of the offline store ${damage}. Put it back from a backup.`, {
        cause: error,
      });
    }
    throw error;
  }
}

async function findDamage(file: string): Promise<string | null> {
  if (!existsSync(/* turbopackIgnore: true */ file)) return 'is gone';
  try {
    await withDuckDb((db) => db.run(`SELECT max(hash(COLUMNS(*))) FROM read_parquet(${quoteText(file)})`));
    return null;
  } catch (error) {
    return `is damaged (${messageOf(error).split('\n')[0]!.replace(` '${file}'`, '')})`;
  }
}
