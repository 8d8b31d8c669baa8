import { jsonAnswer, toResponse } from '#server/doors/answer';
import { checkHealth } from '#server/platform/check-health';

export const dynamic = 'force-dynamic';

/** 200 when this process and everything it stands on can work, else 503 naming what cannot. */
export async function GET(): Promise<Response> {
  const health = await checkHealth();
  return toResponse(jsonAnswer(health, { status: health.status === 'ok' ? 200 : 503 }));
}
