import { defineCommand } from '../command.ts';
import { serveApp } from '../supervisor/serve-app.ts';

export default defineCommand({
  description:
    'Runs the app: the embedded database (or DATABASE_URL), COOKOFF_WORKERS workers, and web on HOST and PORT.',
  withoutDatabase: true,
  async run(_input, context) {
    await serveApp(context, async () => {});
    return undefined;
  },
});
