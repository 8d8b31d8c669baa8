import { servingMetrics } from '#server/inference/serving-metrics';

export const dynamic = 'force-dynamic';

export const GET = (): Response =>
  new Response(servingMetrics(), { headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' } });
