'use client';

import { useState } from 'react';
import { THEME_COOKIE, THEMES, type Theme } from './theme.ts';

const YEAR_SECONDS = 31_536_000;
const TITLES: Record<Theme, string> = { system: 'Auto', light: 'Light', dark: 'Dark' };

function applyTheme(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every supported browser
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}

/** Three radio buttons that look like one switch. */
export function ThemeToggle({ initial, name }: { initial: Theme; name: string }) {
  const [theme, setTheme] = useState(initial);
  return (
    <fieldset className="flex rounded-md border border-line bg-sunken p-0.5 text-xs">
      <legend className="sr-only">Theme</legend>
      {THEMES.map((option) => (
        <label
          key={option}
          className="flex-1 rounded-sm px-2 py-1 text-center text-ink-soft has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            value={option}
            checked={theme === option}
            onChange={() => {
              setTheme(option);
              applyTheme(option);
            }}
            className="sr-only"
          />
          {TITLES[option]}
        </label>
      ))}
    </fieldset>
  );
}
