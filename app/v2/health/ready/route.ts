import { nextDoor } from '#server/doors/next-door';
import { answerReady } from '#server/doors/open-inference-answers';

export const dynamic = 'force-dynamic';

export const GET = nextDoor(answerReady);
