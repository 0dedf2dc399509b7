/** The colours of the page as it stands, read again when the reader's system turns light or dark. */

export interface Theme {
  paper: string;
  ink: string;
  ink2: string;
  verm: string;
  rule: string;
  hair: string;
  font: string;
}

export function themeOf(element: Element): Theme {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: token('paper'),
    ink: token('ink'),
    ink2: token('ink2'),
    verm: token('verm'),
    rule: token('rule'),
    hair: token('hair'),
    font: style.fontFamily,
  };
}

export function watchTheme(changed: () => void): void {
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)'])
    matchMedia(query).addEventListener('change', changed);
}
