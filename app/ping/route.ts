import { toResponse } from '#server/doors/answer';
import { answerPing } from '#server/doors/public-answers';

export const dynamic = 'force-dynamic';

/** The same answer as the door in front of Next (server/doors/fast-path.ts), for `next dev`. */
export const GET = async (): Promise<Response> => toResponse(await answerPing());
