import { nextDoor } from '#server/doors/next-door';
import { answerLive } from '#server/doors/open-inference-answers';

export const dynamic = 'force-dynamic';

export const GET = nextDoor(answerLive);
