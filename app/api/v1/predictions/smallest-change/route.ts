import { route } from '#server/doors/route';
import { ExplainAnswerSchema } from '#server/inference/explain-schema';
import { findSmallestChange } from '#server/inference/find-smallest-change';

export const POST = route({ body: ExplainAnswerSchema }, ({ body }) => findSmallestChange(body));
