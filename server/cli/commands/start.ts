import { applyFeatureRepo } from '#server/feature-store/apply';
import { defineCommand } from '../command.ts';
import { serveApp } from '../supervisor/serve-app.ts';

export default defineCommand({
  description: 'Runs the app as `serve` does, after setting up what is missing: definitions, demo data, online store.',
  withoutDatabase: true,
  async run(_input, context) {
    await serveApp(context, async () => {
      context.progress.report({ phase: 'Applying the feature repo' });
      await applyFeatureRepo(context.actor);
      context.progress.end();
    });
    return undefined;
  },
});
