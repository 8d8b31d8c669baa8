import { nextModelDoor } from '#server/doors/next-door';
import { answerModelReady } from '#server/doors/open-inference-answers';

export const dynamic = 'force-dynamic';

export const GET = nextModelDoor(answerModelReady);
