import { nextDoor } from '#server/doors/next-door';
import { answerOnlineFeatures } from '#server/doors/public-answers';

export const POST = nextDoor(answerOnlineFeatures);
