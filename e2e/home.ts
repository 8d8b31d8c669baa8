import { join } from 'node:path';

/** What the journeys leave behind: reports, traces, and the home of the app they run against. */
export const OUTPUT = join(import.meta.dirname, '.output');

/** COOKOFF_HOME of the app under test. */
export const HOME = join(OUTPUT, 'home');
