/** What is used of two packages that bring no types. */
declare module 'opentype.js' {
  interface Path {
    toPathData: (decimals?: number) => string;
  }
  interface Glyph {
    index: number;
    advanceWidth: number;
    /** @param y of the base line, downwards */
    getPath: (
      x: number,
      y: number,
      size: number,
      options: { variation?: Readonly<Record<string, number>> },
      font: Font,
    ) => Path;
  }
  interface Font {
    unitsPerEm: number;
    charToGlyph: (char: string) => Glyph;
  }
  const opentype: {
    /** @throws Error where the bytes are no TrueType or OpenType font */
    parse: (bytes: ArrayBuffer) => Font;
  };
  export default opentype;
  export type { Font, Glyph };
}

declare module 'wawoff2' {
  const wawoff2: { decompress: (woff2: Uint8Array) => Promise<Uint8Array> };
  export default wawoff2;
}
