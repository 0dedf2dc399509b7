/** Files that are no text at all, known by their first bytes. */
import type { Reason } from './reasons.ts';

const SIGNATURES: readonly (readonly [kind: Reason<'encoding'>, bytes: readonly number[]])[] = [
  ['xlsx', [0x50, 0x4b, 0x03, 0x04]],
  ['xlsx', [0x50, 0x4b, 0x05, 0x06]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['utf32', [0xff, 0xfe, 0x00, 0x00]],
  ['utf32', [0x00, 0x00, 0xfe, 0xff]],
];

/** Web pages and XML workbooks that were given the name of a CSV: statistics systems export such files. */
const MARKUP = /^(?:\ufeff|ï»¿)?\s*<(?:!doctype|html|table|head|meta|\?xml|\?mso)/i;

/**
 * What a file is by its first bytes when it is no CSV.
 * @returns the reason of an `encoding` problem (`xlsx`, `xls`, `pdf`, `archive`, `utf32`, `markup`), or null
 */
export function kindOfBinary(bytes: Uint8Array): Reason<'encoding'> | null {
  for (const [kind, signature] of SIGNATURES) {
    if (signature.every((byte, at) => bytes[at] === byte)) return kind;
  }
  const start = String.fromCharCode(...bytes.subarray(0, 64));
  return MARKUP.test(start) ? 'markup' : null;
}
