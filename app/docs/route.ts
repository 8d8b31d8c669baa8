import { cookies } from 'next/headers';
import { swaggerPage } from '#server/doors/swagger-ui';
import { THEME_COOKIE, toTheme } from '../_shell/theme.ts';

/** Swagger UI over /openapi.json, in the theme of the other pages. */
export async function GET(): Promise<Response> {
  const theme = toTheme((await cookies()).get(THEME_COOKIE)?.value);
  return new Response(swaggerPage(theme), { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
