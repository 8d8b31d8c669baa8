/**
 * What a browser shows when nobody gave it a key that opens pages: by itself it asks for a name and a password without
 * saying which, and after that it shows this.
 *
 * @param refused why the key that was given does not open pages; nothing where none was given.
 */
export function askForKeyPage(refused?: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Cookoff asks for a key</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  main { max-width: 36rem; margin: 12vh auto; padding: 0 1.25rem }
  code { overflow-wrap: anywhere }
  a { color: inherit }
</style>
<main>
  <h1>Cookoff asks for a key</h1>
  <p>${escapeHtml(refused ?? 'Pages are for those who hold a key.')}</p>
  <p><a href="">Try again</a>: when the browser asks, give <strong>any name</strong>, and an API key of the scope
    <strong>admin</strong> as the <strong>password</strong>. It remembers both until it is closed.</p>
  <p>Whoever runs this Cookoff makes a key where it runs: <code>cookoff keys add NAME --scope admin</code></p>
</main>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
