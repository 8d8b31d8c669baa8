import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError } from '#server/platform/errors';

/** Files of Swagger UI that the page needs, from the installed package: no other host is asked. */
const FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

/** Dark where the person chose so, or chose nothing and the device is dark: Swagger UI has colours for this class. */
const THEME = `const root = document.documentElement;
const device = matchMedia('(prefers-color-scheme: dark)');
const setTheme = () => {
  const { theme } = root.dataset;
  root.classList.toggle('dark-mode', theme === 'dark' || (theme === 'system' && device.matches));
};
device.addEventListener('change', setTheme);
setTheme();
`;

const START = `window.onload = () => {
  SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, tryItOutEnabled: true });
};
`;

const SCRIPTS: Readonly<Record<string, string>> = { 'theme.js': THEME, 'start.js': START };

/** The page. Its scripts are files of their own, so a strict content security policy lets them run. */
export const swaggerPage = (theme: 'system' | 'light' | 'dark'): string => `<!doctype html>
<html lang="en" data-theme="${theme}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>API · Cookoff</title>
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png" />
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
    <script src="/docs/theme.js"></script>
  </head>
  <body style="margin: 0">
    <nav style="padding: 12px 20px; font: 14px system-ui"><a href="/" style="color: inherit">← Cookoff</a></nav>
    <div id="swagger-ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

/** One file of the page. @throws AppError not_found for a name that is none of them. */
export async function readSwaggerAsset(name: string): Promise<Response> {
  const script = Object.hasOwn(SCRIPTS, name) ? SCRIPTS[name] : undefined;
  if (script !== undefined)
    return new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
  const type = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
  if (!type) throw new AppError('not_found', `The API page has no file "${name}".`);
  const path = resolve(/* turbopackIgnore: true */ 'node_modules/swagger-ui-dist', name);
  const bytes = await readFile(/* turbopackIgnore: true */ path);
  return new Response(bytes, { headers: { 'content-type': type, 'cache-control': 'public, max-age=3600' } });
}
