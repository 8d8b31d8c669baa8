import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { ACTOR_COOKIE, toActor } from '#server/access/acting-as';
import './globals.css';
import { ActingAs } from './_shell/acting-as.tsx';
import { NavLinks } from './_shell/nav-links.client.tsx';
import { PhoneBar } from './_shell/phone-bar.tsx';
import { QueryProvider } from './_shell/query-provider.client.tsx';
import { THEME_COOKIE, toTheme } from './_shell/theme.ts';
import { ThemeToggle } from './_shell/theme-toggle.client.tsx';
import { Wordmark } from './_shell/wordmark.tsx';

export const metadata: Metadata = {
  title: { default: 'Cookoff', template: '%s · Cookoff' },
  description: 'A cook-off between models: pick features, train, compare honestly, promote, serve.',
};

export const viewport: Viewport = { colorScheme: 'light dark' };

/** Every page shows what the database holds now: there is nothing to draw while the app is built, and no database. */
export const dynamic = 'force-dynamic';

export default async function RootLayout({ children }: LayoutProps<'/'>) {
  const jar = await cookies();
  const theme = toTheme(jar.get(THEME_COOKIE)?.value);
  const actor = toActor(jar.get(ACTOR_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme === 'system' ? undefined : theme}>
      <head>
        {/* Next sends its own link to an icon behind a page whose title it waits for; browsers have asked elsewhere by then. */}
        <link rel="icon" type="image/svg+xml" href="/icon.svg" />
      </head>
      <body className="lg:grid lg:min-h-dvh lg:grid-cols-[13.5rem_minmax(0,1fr)]">
        <a
          href="#content"
          className="sr-only rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
        >
          Skip to content
        </a>
        <PhoneBar>
          <NavLinks />
          <div className="grid gap-3 border-t border-line pt-3">
            <ActingAs name={actor.name} id="acting-as-phone" />
            <ThemeToggle initial={theme} name="theme-phone" />
          </div>
        </PhoneBar>
        <aside className="sticky top-0 hidden h-dvh flex-col border-r border-line bg-surface lg:flex">
          <div className="px-4.5 pt-4 pb-5">
            <Wordmark />
          </div>
          <nav aria-label="Main" className="flex-1 overflow-y-auto px-2">
            <NavLinks />
          </nav>
          <div className="grid gap-2 p-3">
            <ActingAs name={actor.name} id="acting-as" />
            <ThemeToggle initial={theme} name="theme" />
          </div>
        </aside>
        <main id="content" tabIndex={-1} className="min-w-0 outline-none">
          <div className="mx-auto max-w-[88rem] px-4 py-5 sm:px-6 lg:px-8 lg:py-7">
            <QueryProvider>{children}</QueryProvider>
          </div>
        </main>
      </body>
    </html>
  );
}
