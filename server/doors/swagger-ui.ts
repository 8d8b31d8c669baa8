import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError } from '#server/platform/errors';

/** Files of Swagger UI that the page needs, from the installed package: no other host is asked. */
const FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const START = `window.onload = () => {
  SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, tryItOutEnabled: true });
};
`;

/** The page. Its scripts are files of their own, so a strict content security policy lets them run. */
export const SWAGGER_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>API · Cookoff</title>
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png" />
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
  </head>
  <body style="margin: 0; background: #fff">
    <nav style="padding: 12px 20px; font: 14px system-ui"><a href="/">← Cookoff</a></nav>
    <div id="swagger-ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

/** One file of the page. @throws AppError not_found for a name that is none of them. */
export async function readSwaggerAsset(name: string): Promise<Response> {
  if (name === 'start.js')
    return new Response(START, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
  const type = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
  if (!type) throw new AppError('not_found', `The API page has no file "${name}".`);
  const path = resolve(/* turbopackIgnore: true */ 'node_modules/swagger-ui-dist', name);
  const bytes = await readFile(/* turbopackIgnore: true */ path);
  return new Response(bytes, { headers: { 'content-type': type, 'cache-control': 'public, max-age=3600' } });
}
