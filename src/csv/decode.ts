/**
 * Bytes → text. Decoding is fatal: a byte that fits no accepted encoding is an error with its line, never a
 * replacement character. Runs in browsers too.
 */
import type { Problem } from './problem.ts';
import type { Reason } from './reasons.ts';
import { kindOfBinary } from './signature.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export type Decoded =
  | { readonly text: string; readonly encoding: Encoding; readonly problem: null }
  | { readonly text: null; readonly encoding: null; readonly problem: Problem };

const LF = 0x0a;
const CR = 0x0d;

function refuse(
  file: string,
  line: number,
  reason: Reason<'encoding'>,
  params: Problem['params'] = {},
): Decoded {
  const place = { file, line, column: null, header: null, row_id: null, value: null };
  return {
    text: null,
    encoding: null,
    problem: { severity: 'error', code: 'encoding', reason, params, ...place },
  };
}

function tryDecode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * The first physical line that does not decode, or null where only the whole fails. Line ends are the same single
 * bytes in UTF-8 and GB18030 and never part of a longer sequence there, so that each line can be tried by itself.
 */
function failingLine(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030'): number | null {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  let start = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte !== undefined && byte !== LF && byte !== CR) continue;
    try {
      decoder.decode(bytes.subarray(start, at));
    } catch {
      return line;
    }
    if (byte === CR && bytes[at + 1] === LF) at += 1;
    start = at + 1;
    line += 1;
  }
  return null;
}

/** The line of the first code unit that is half a character, or the last line where a byte is missing at the end. */
function failingLineUtf16(bytes: Uint8Array, littleEndian: boolean): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const unitAt = (at: number): number => (at + 1 < bytes.length ? view.getUint16(at, littleEndian) : -1);
  let line = 1;
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    const unit = unitAt(at);
    const next = unitAt(at + 2);
    if (unit === LF || (unit === CR && next !== LF)) line += 1;
    else if (unit >= 0xdc00 && unit <= 0xdfff) return line;
    else if (unit >= 0xd800 && unit <= 0xdbff) {
      if (next < 0xdc00 || next > 0xdfff) return line;
      at += 2;
    }
  }
  return line;
}

/**
 * Whether bytes that are not UTF-8 were yet meant as UTF-8: they hold more whole three-byte characters than broken
 * ones. Without this a Chinese UTF-8 file with one damaged byte could pass as GB18030 and show nonsense.
 */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  let whole = 0;
  let broken = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd) broken += 1;
    else if (unit >= 0x2000) whole += 1;
  }
  return whole > broken;
}

/** NUL in most of the even or of the odd bytes of the beginning: UTF-16 that does not say so. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (!bytes.subarray(0, length).includes(0)) return false;
  const nul = [0, 0];
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) nul[at & 1]! += 1;
  const most = Math.max(nul[0]!, nul[1]!);
  const least = Math.min(nul[0]!, nul[1]!);
  return most >= 3 && most * 10 >= length / 2 && least * 4 < most;
}

function decodeUtf16(bytes: Uint8Array, file: string, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const text = tryDecode(bytes, encoding);
  if (text !== null) return { text, encoding, problem: null };
  const name = encoding === 'utf-16le' ? 'UTF-16 LE' : 'UTF-16 BE';
  return refuse(file, failingLineUtf16(bytes, encoding === 'utf-16le'), 'bytes', { encoding: name });
}

function decodeUnmarked(bytes: Uint8Array, file: string, hasBom: boolean): Decoded {
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', problem: null };
  const utf8Line = failingLine(bytes, 'utf-8') ?? 1;
  if (hasBom || isDamagedUtf8(bytes)) return refuse(file, utf8Line, 'bytes', { encoding: 'UTF-8' });
  const gb = tryDecode(bytes, 'gb18030');
  if (gb !== null) return { text: gb, encoding: 'gb18030', problem: null };
  // The encoding that was meant is the one that carries further.
  const gbLine = failingLine(bytes, 'gb18030') ?? 1;
  const [line, encoding] = utf8Line > gbLine ? [utf8Line, 'UTF-8'] : [gbLine, 'GB18030'];
  return refuse(file, line, 'bytes', { encoding });
}

/**
 * Decodes a file in the order BOM (UTF-8, UTF-16), UTF-8, GB18030.
 * @param file the name that problems give, relative to the data folder
 * @returns the text without its BOM, or one `encoding` problem: a workbook or another kind of file, UTF-16 without
 *   BOM, or the first physical line whose bytes are in no accepted encoding
 */
export function decode(bytes: Uint8Array, file: string): Decoded {
  const kind = kindOfBinary(bytes);
  if (kind !== null) return refuse(file, 1, kind);
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return decodeUtf16(bytes, file, 'utf-16le');
  if (a === 0xfe && b === 0xff) return decodeUtf16(bytes, file, 'utf-16be');
  const hasBom = a === 0xef && b === 0xbb && c === 0xbf;
  if (!hasBom && looksLikeUtf16(bytes)) return refuse(file, 1, 'utf16_without_bom');
  return decodeUnmarked(bytes, file, hasBom);
}
