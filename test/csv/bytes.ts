/** Encoders that platforms lack, for making files in the encodings that offices still use. */

let table: Map<string, readonly [number, number]> | null = null;

/** Every two-byte character of GB18030, turned round. */
function gbTable(): Map<string, readonly [number, number]> {
  if (table !== null) return table;
  table = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, [lead, trail]);
    }
  }
  return table;
}

export function gb18030(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((char) => {
      const code = char.charCodeAt(0);
      if (code < 0x80) return [code];
      const pair = gbTable().get(char);
      if (pair === undefined) throw new Error(`${char} is not in the table`);
      return [...pair];
    }),
  );
}

export function utf16(text: string, littleEndian: boolean, bom = true): Uint8Array {
  const units = [...(bom ? '\ufeff' : ''), ...text].flatMap((char) =>
    Array.from({ length: char.length }, (_, i) => char.charCodeAt(i)),
  );
  return Uint8Array.from(units.flatMap((u) => (littleEndian ? [u & 0xff, u >> 8] : [u >> 8, u & 0xff])));
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Bytes one after another. */
export function joined(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
