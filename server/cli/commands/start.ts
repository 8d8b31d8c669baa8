import { defineCommand } from '../command.ts';
import { setUpFirstTime } from '../first-time-setup.ts';
import { serveApp } from '../supervisor/serve-app.ts';

export default defineCommand({
  description: 'Runs the app as `serve` does, after setting up what is missing: definitions, demo data, online store.',
  withoutDatabase: true,
  async run(_input, context) {
    await serveApp(context, () => setUpFirstTime(context));
    return undefined;
  },
});
