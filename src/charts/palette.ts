/** The colours of paper by day, for drawings that stand alone. The same as in `src/styles/tokens.css`; a test holds them together. */
export const PALETTE = {
  paper: '#f8f8f5',
  wash: '#eeeee9',
  ink: '#17191c',
  ink2: '#474b50',
  ink3: '#65696e',
  verm: '#c2311a',
  rule: '#c4c5c0',
  hair: '#e0e0da',
} as const;

export type Token = keyof typeof PALETTE;

/** As on the pages; a reader's own fonts do where Overpass is not installed. */
export const FONTS =
  "Overpass, 'PingFang SC', 'HarmonyOS Sans SC', MiSans, 'Noto Sans SC', 'Source Han Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif";

/**
 * A drawing that stands alone, in other colours: those of the page that shows it.
 * @param colours by the name of the token; one that is missing stays as it is
 */
export function recoloured(svg: string, colours: Partial<Record<Token, string>>): string {
  const names = new Map<string, string>(
    Object.entries(PALETTE).map(([name, colour]) => [colour, colours[name as Token] ?? colour]),
  );
  // In one pass: a colour by day may be another token's colour in the dark.
  return svg.replace(/(?<==")#[0-9a-f]{6}(?=")/g, (colour) => names.get(colour) ?? colour);
}

/**
 * A drawing that stands alone, to be shown at another size: lines that keep their thickness on any screen grow with it.
 * @param scale 2 for twice the size
 */
export function thickened(svg: string, scale: number): string {
  const times = (numbers: string): string =>
    numbers.replace(/[\d.]+/g, (number) => String(Math.round(Number(number) * scale * 100) / 100));
  return svg.replace(/<[a-z]+\b[^>]*\svector-effect="non-scaling-stroke"[^>]*>/g, (tag) =>
    tag.replace(
      /\s(stroke-width|stroke-dasharray|stroke-dashoffset)="([^"]*)"/g,
      (_all, name: string, numbers: string) => ` ${name}="${times(numbers)}"`,
    ),
  );
}
