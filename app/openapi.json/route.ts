import { jsonAnswer, toResponse } from '#server/doors/answer';
import { listRoutesWithModels } from '#server/doors/model-routes';
import { openApiDocument } from '#server/doors/openapi';

export const dynamic = 'force-dynamic';

export const GET = async (): Promise<Response> => toResponse(jsonAnswer(openApiDocument(await listRoutesWithModels())));
