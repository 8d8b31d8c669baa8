/** The theme a person chose; `system` follows the device and stores nothing. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_COOKIE = 'cookoff_theme';

/** A cookie's theme; anything unknown is `system`. Read on the server, so the first paint is already right. */
export function toTheme(cookie: string | undefined): Theme {
  return THEMES.find((theme) => theme === cookie) ?? 'system';
}
