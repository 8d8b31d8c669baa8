import { SWAGGER_PAGE } from '#server/doors/swagger-ui';

/** Swagger UI over /openapi.json. */
export const GET = (): Response =>
  new Response(SWAGGER_PAGE, { headers: { 'content-type': 'text/html; charset=utf-8' } });
