// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './project.js';

/**
 * What would make `npm ci` fail on another machine although it works here: optional packages (the ones for other
 * platforms) that the lock names but does not hold, and addresses of one particular registry.
 *
 * @returns {string[]} One sentence a problem.
 */
export function lockProblems() {
  /** @type {{ packages: Record<string, { optionalDependencies?: Record<string, string>, resolved?: string }> }} */
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  return Object.entries(packages).flatMap(([place, entry]) => {
    const missing = Object.keys(entry.optionalDependencies ?? {}).filter((name) => !isHeld(packages, place, name));
    return [
      ...missing.map(
        (name) => `package-lock.json holds no entry for ${name}, an optional package of ${place || 'this project'}.`,
      ),
      ...(entry.resolved
        ? [`package-lock.json says where ${place} was downloaded from; .npmrc should leave that out.`]
        : []),
    ];
  });
}

/** Whether `name` is found from `place` outwards. @param {object} packages @param {string} place @param {string} name */
function isHeld(packages, place, name) {
  for (let from = place; ; from = from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1))) {
    if (`${from ? `${from}/` : ''}node_modules/${name}` in packages) return true;
    if (!from) return false;
  }
}
