import { nextDoor } from '#server/doors/next-door';
import { answerMetrics } from '#server/doors/public-answers';

export const dynamic = 'force-dynamic';

export const GET = nextDoor(answerMetrics);
