import { nextModelDoor } from '#server/doors/next-door';
import { answerInfer } from '#server/doors/open-inference-answers';

export const POST = nextModelDoor(answerInfer);
