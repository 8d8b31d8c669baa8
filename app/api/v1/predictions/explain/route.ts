import { route } from '#server/doors/route';
import { explainAnswer } from '#server/inference/explain-answer';
import { ExplainAnswerSchema } from '#server/inference/explain-schema';

export const POST = route({ body: ExplainAnswerSchema }, ({ body }) => explainAnswer(body));
