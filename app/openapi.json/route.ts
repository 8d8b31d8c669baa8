import { jsonAnswer, toResponse } from '#server/doors/answer';
import { openApiDocument } from '#server/doors/openapi';

export const GET = (): Response => toResponse(jsonAnswer(openApiDocument()));
