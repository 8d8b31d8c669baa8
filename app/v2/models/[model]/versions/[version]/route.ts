import { nextModelDoor } from '#server/doors/next-door';
import { answerModelMetadata } from '#server/doors/open-inference-answers';

export const dynamic = 'force-dynamic';

export const GET = nextModelDoor(answerModelMetadata);
