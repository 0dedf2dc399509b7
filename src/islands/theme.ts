/** The colours of the page as it stands, read again when the reader's system turns light or dark. */

const TOKENS = ['paper', 'ink', 'ink2', 'ink3', 'verm', 'rule', 'hair'] as const;

export type Theme = Readonly<Record<(typeof TOKENS)[number] | 'font', string>>;

export function themeOf(element: Element): Theme {
  const style = getComputedStyle(element);
  const colours = TOKENS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]);
  return { ...(Object.fromEntries(colours) as Theme), font: getComputedStyle(document.body).fontFamily };
}

export function watchTheme(changed: () => void): void {
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)'])
    matchMedia(query).addEventListener('change', changed);
}
