import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

/** Impacts a page may not have. */
const SERIOUS = new Set(['serious', 'critical']);
/** Swagger UI draws its own markup; the page around it is ours. */
const NOT_OURS = '#swagger-ui';
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
/** Both themes, and a phone: colours do not depend on the width, nor the layout on the theme. */
const SITUATIONS = [
  { theme: 'light', viewport: DESKTOP },
  { theme: 'dark', viewport: DESKTOP },
  { theme: 'light', viewport: PHONE },
] as const;

interface Fixtures {
  /** Console errors that belong to the journey, such as a 404 it asks for. */
  expectedErrors: readonly RegExp[];
  /** Fails the journey when the browser logged another error or a script threw, wherever that was. */
  noErrors: undefined;
  /**
   * Fails when the page, as it is now, keeps somebody out: in one of the situations axe finds a serious or critical
   * violation, or the page is wider than the screen.
   */
  expectAccessible(): Promise<void>;
}

export const test = base.extend<Fixtures>({
  page: async ({ page }, use) => {
    const goto = page.goto.bind(page);
    page.goto = async (...where) => {
      const response = await goto(...where);
      await page.waitForFunction(isHydrated);
      return response;
    };
    await use(page);
  },
  expectedErrors: [[], { option: true }],
  noErrors: [
    async ({ page, expectedErrors }, use) => {
      const errors: string[] = [];
      const keep = (text: string) => !expectedErrors.some((pattern) => pattern.test(text)) && errors.push(text);
      page.on('console', (message) => message.type() === 'error' && keep(message.text()));
      page.on('pageerror', (error) => keep(String(error)));
      await use(undefined);
      expect(errors, 'errors in the browser console').toEqual([]);
    },
    { auto: true },
  ],
  expectAccessible: async ({ page }, use) => {
    await use(async () => {
      for (const { theme, viewport } of SITUATIONS) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await page.setViewportSize(viewport);
        const where = `${page.url()}, ${theme}, ${viewport.width} px`;
        expect(await seriousViolations(page), `axe on ${where}`).toEqual([]);
        expect(await contentWidth(page), `width of ${where}`).toBeLessThanOrEqual(viewport.width);
      }
    });
  },
});

/** A key or a click that comes before React has taken the page over is lost, which no person is quick enough for. */
function isHydrated(): boolean {
  const main = document.querySelector('main');
  return !main || Object.keys(main).some((key) => key.startsWith('__reactFiber'));
}

async function seriousViolations(page: Page): Promise<string[]> {
  // A colour on its way from one theme to the other is neither's.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
  // Without frames there is nothing to gather in a second tab, which costs more than the looking.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .exclude(NOT_OURS)
    .analyze();
  return violations
    .filter(({ impact }) => SERIOUS.has(impact ?? ''))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

const contentWidth = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);

export { expect };
