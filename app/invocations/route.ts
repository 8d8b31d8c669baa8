import { nextDoor } from '#server/doors/next-door';
import { answerInvocation } from '#server/doors/public-answers';

export const POST = nextDoor(answerInvocation);
