import { z } from 'zod';
import { scoreBatch } from '#server/inference/score-batch';
import { DEFAULT_MODEL } from '#server/models/schema';
import { AppError } from '#server/platform/errors';
import { defineCommand, parameter } from '../command.ts';
import { readKeys } from '../read-keys.ts';

export default defineCommand({
  description: 'Scores customers from the offline store and writes a Parquet file to the object store.',
  options: {
    model: parameter('--model <reference>', z.string().default(DEFAULT_MODEL), 'name, name@alias or name/v0.1'),
    keys: parameter('--keys <file>', z.string().optional(), 'customer ids, one a line; or a CSV with their column'),
    all: parameter('--all', z.boolean().default(false), 'every customer of the latest snapshot'),
    out: parameter('--out <uri>', z.string().optional(), 's3://bucket/key or a path; prediction_results/… if left out'),
  },
  async run({ model, keys, all, out }, { progress, signal }) {
    if (!keys === !all) throw new AppError('invalid_input', 'Say whom to score: either --keys FILE or --all.');
    const customers = keys ? await readKeys(keys) : 'all';
    const summary = await scoreBatch(
      { model, keys: customers, ...(out && { out }) },
      { signal, onProgress: (state) => progress.report(state) },
    );
    progress.end();
    const classes = summary.classes.map(({ name, count }) => `${count} ${name}`).join(', ');
    const text =
      `Scored ${summary.scored} of ${summary.rows} customers with ${summary.model} ${summary.version}: ${classes}. ` +
      `${summary.unscored.length} had no features. Written to ${summary.uri}`;
    return { text, data: summary };
  },
});
