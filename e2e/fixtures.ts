import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect } from '@playwright/test';

/** Impacts a page may not have. */
const SERIOUS = new Set(['serious', 'critical']);

interface Fixtures {
  /** Fails the journey when the browser logged an error or a script threw, wherever that was. */
  noErrors: undefined;
  /** Fails when the page, as it is now, keeps somebody out: axe finds a serious or critical violation. */
  expectAccessible(): Promise<void>;
}

export const test = base.extend<Fixtures>({
  noErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      page.on('pageerror', (error) => errors.push(String(error)));
      await use(undefined);
      expect(errors, 'errors in the browser console').toEqual([]);
    },
    { auto: true },
  ],
  expectAccessible: async ({ page }, use) => {
    await use(async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => SERIOUS.has(impact ?? ''));
      const found = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
      expect(found, `axe on ${page.url()}`).toEqual([]);
    });
  },
});

export { expect };
