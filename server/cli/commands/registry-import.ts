import { resolve } from 'node:path';
import { z } from 'zod';
import { importFeastRegistry } from '#server/feature-store/import-feast-registry';
import { defineCommand, parameter } from '../command.ts';

export default defineCommand({
  description: 'Writes what a registry.db of Feast defines to a new file of the feature repo.',
  arguments: { file: parameter('<file>', z.string(), "Feast's registry.db") },
  withoutDatabase: true,
  async run({ file }) {
    const { path, project, entities, views, services, leftOut } = await importFeastRegistry(resolve(file));
    const names = [
      ...entities.map(({ name, joinKey }) => `entity ${name} (join key ${joinKey})`),
      ...views.map(({ name, fields }) => `feature view ${name}: ${fields.length} features`),
      ...services.map(({ name, features }) => `feature service ${name}: ${features.length} features`),
      ...leftOut.map((sentence) => `left out: ${sentence}`),
    ];
    return {
      text: [`Wrote ${path}; see it with plan.`, ...names.map((name) => `  ${name}`)].join('\n'),
      data: { path, project, entities, views, services, leftOut },
    };
  },
});
