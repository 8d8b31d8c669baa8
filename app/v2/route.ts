import { nextDoor } from '#server/doors/next-door';
import { answerServerMetadata } from '#server/doors/open-inference-answers';

export const dynamic = 'force-dynamic';

export const GET = nextDoor(answerServerMetadata);
