import { join } from 'node:path';

/** What the journeys leave behind: reports, traces, and the home of the app they run against. */
export const OUTPUT = join(import.meta.dirname, '.output');

/** COOKOFF_HOME of the app that journeys with features and predictions run against. */
export const HOME = join(OUTPUT, 'home');

/** That of the app that runs are cooked off in, beside it: neither sees what the other's journeys do. */
export const COOK_OFF_HOME = join(OUTPUT, 'cook-off-home');
