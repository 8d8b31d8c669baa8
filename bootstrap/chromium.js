// @ts-check
import { existsSync } from 'node:fs';
import { SetupError } from './project.js';

const INSTALLED = [
  ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'],
  ...['/snap/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The browser the journeys run in: CHROME_PATH, else an installed one, else the one Playwright downloaded.
 *
 * @returns {Promise<string>} Its path.
 * @throws {SetupError} when there is none, with the command that installs one.
 */
export async function findChromium() {
  const wanted = process.env.CHROME_PATH;
  if (wanted && !existsSync(wanted)) throw new SetupError(`CHROME_PATH names ${wanted}, and there is no such file.`);
  const found = wanted ?? INSTALLED.find((path) => existsSync(path));
  if (found) return found;
  const { chromium } = await import('@playwright/test');
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  throw new SetupError(
    'No Chromium was found for the browser journeys. Install one with `npx playwright install --with-deps chromium` ' +
      '(or `apt-get install chromium`), or name one in CHROME_PATH.',
  );
}
