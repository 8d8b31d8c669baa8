import { originOf } from '#server/doors/origin-of';
import { toComparisonCsv } from '#server/runs/comparison-csv';
import type { Comparison } from '#server/runs/comparison-schema';
import { toComparisonMarkdown } from '#server/runs/comparison-table';
import { drawComparison } from './draw-comparison.ts';

interface Origin {
  /** Path of the page it is of. */
  readonly link: string | undefined;
  /** When its figures were read. */
  readonly at: Date;
  readonly request: Request;
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  svg: 'image/svg+xml',
} as const;

/** A comparison to take away; what people read says where it is from and when. */
export function toComparisonFile(
  comparison: Comparison,
  format: keyof typeof TYPES,
  { link, at, request }: Origin,
): Response {
  const path = link ?? `/compare?runs=${comparison.runs.map(({ id }) => id).join(',')}`;
  const source = `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC, ${originOf(request)}${path}`;
  const body = {
    csv: () => toComparisonCsv(comparison),
    md: () => `${toComparisonMarkdown(comparison)}\n\n${source}\n`,
    svg: () => drawComparison(comparison, source),
  }[format]();
  return new Response(body, {
    headers: { 'content-type': TYPES[format], 'content-disposition': `attachment; filename="comparison.${format}"` },
  });
}
