import { resolve } from 'node:path';
import { z } from 'zod';
import { exportFeastRegistry } from '#server/feature-store/export-feast-registry';
import { defineCommand, parameter } from '../command.ts';

export default defineCommand({
  description: 'Writes the feature registry as a registry.db that Feast reads.',
  arguments: { file: parameter('<file>', z.string(), 'where to, such as registry.db') },
  async run({ file }) {
    const path = resolve(file);
    const exported = await exportFeastRegistry(path);
    const { project, entities, views, services } = exported;
    const text = `Wrote ${path}: project ${project} with ${entities} entities, ${views} feature views, ${services} services.`;
    return { text, data: { path, ...exported } };
  },
});
