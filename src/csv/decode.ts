/** Bytes to text. Nothing is guessed: a file decodes without any error, or it is refused with the line of the first. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export type Decoded =
  | { ok: true; text: string; encoding: Encoding }
  /** `binary` is a workbook or archive, `nul` a NUL byte, `undecodable` bytes in no accepted encoding. */
  | { ok: false; reason: 'binary' | 'nul' | 'undecodable'; line: number };

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, index) => bytes[index] === byte);

/** Zip (xlsx, ods), OLE (xls) and PDF: what people save by mistake under the name of a CSV. */
function isBinary(bytes: Uint8Array): boolean {
  return (
    startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) ||
    startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0) ||
    startsWith(bytes, 0x25, 0x50, 0x44, 0x46)
  );
}

function tryDecode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The line that holds a byte: line ends before it, CRLF counted once. */
function lineOfByte(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset; i += 1) {
    if (bytes[i] === 0x0a || (bytes[i] === 0x0d && bytes[i + 1] !== 0x0a)) line += 1;
  }
  return line;
}

/** Where decoding first fails, by halving: a prefix that decodes (its last bytes apart) holds no error. */
function firstBadByte(bytes: Uint8Array, encoding: Encoding): number {
  const fails = (length: number): boolean => {
    try {
      // A cut in the middle of a character is no error: the decoder waits for the rest.
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return false;
    } catch {
      return true;
    }
  };
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (fails(middle)) bad = middle;
    else good = middle;
  }
  return good;
}

/** The later first failure of the encodings tried: the encoding that read furthest is the one that was meant. */
function failureLine(bytes: Uint8Array): number {
  const utf8 = firstBadByte(bytes, 'utf-8');
  const gb = firstBadByte(bytes, 'gb18030');
  return lineOfByte(bytes, Math.max(utf8, gb));
}

/** Decodes in the order byte order mark, UTF-8, GB18030, each without tolerance. */
export function decode(bytes: Uint8Array): Decoded {
  if (isBinary(bytes)) return { ok: false, reason: 'binary', line: 1 };
  const bom: Encoding | null = startsWith(bytes, 0xef, 0xbb, 0xbf)
    ? 'utf-8'
    : startsWith(bytes, 0xff, 0xfe)
      ? 'utf-16le'
      : startsWith(bytes, 0xfe, 0xff)
        ? 'utf-16be'
        : null;
  if (bom === null || bom === 'utf-8') {
    const nul = bytes.indexOf(0);
    if (nul !== -1) return { ok: false, reason: 'nul', line: lineOfByte(bytes, nul) };
  }
  for (const encoding of bom ? [bom] : (['utf-8', 'gb18030'] as const)) {
    const text = tryDecode(bytes, encoding);
    if (text === null) continue;
    const nul = text.indexOf('\0');
    if (nul !== -1) return { ok: false, reason: 'nul', line: text.slice(0, nul).split(/\r\n|\r|\n/).length };
    return { ok: true, text, encoding };
  }
  const line = bom === 'utf-16le' || bom === 'utf-16be' ? 1 : failureLine(bytes);
  return { ok: false, reason: 'undecodable', line };
}
