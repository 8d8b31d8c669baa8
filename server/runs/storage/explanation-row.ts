import type { NewExplanation } from '../schema.ts';
import { json } from './run-row.ts';

/** What is written of an explanation. */
export const explanationRow = ({ kind, body, durationMs }: NewExplanation) => ({ kind, body: json(body), durationMs });
