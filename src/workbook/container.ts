/**
 * The zip container of a workbook. Only the parts that are asked for are unpacked, piece by piece, and never more of
 * them than the limit: what the container says of their sizes is not believed.
 */
import { Inflate } from 'fflate';
import type { Limits } from './limits.ts';
import { damaged, WorkbookRefusal } from './refusal.ts';

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;
const PIECE = 64 * 1024;

function endRecord(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= first; at -= 1)
    if (view.getUint32(at, true) === END) return at;
  throw damaged('zip', 'no directory');
}

/** The directory at the end of the file (APPNOTE.TXT 6.3, sections 4.3.12 and 4.3.16). */
function directory(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) throw damaged('zip', 'broken directory');
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length));
    if ((view.getUint16(at + 8, true) & ENCRYPTED_FLAG) !== 0) throw new WorkbookRefusal('encrypted');
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Names of parts are compared without case and without the slash that begins them. */
function partKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

export class Container {
  readonly #bytes: Uint8Array;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #limit: number;
  #unpacked = 0;

  /** @throws WorkbookRefusal for a container that is damaged or encrypted */
  constructor(bytes: Uint8Array, limits: Limits) {
    this.#bytes = bytes;
    this.#limit = limits.unpacked;
    const entries = new Map<string, Entry>();
    for (const entry of directory(bytes)) {
      const key = partKey(entry.name);
      if (entries.has(key)) throw damaged(entry.name, 'twice in the file');
      entries.set(key, entry);
    }
    this.#entries = entries;
  }

  has(name: string): boolean {
    return this.#entries.has(partKey(name));
  }

  /** Whether any part's name matches. */
  some(pattern: RegExp): boolean {
    return [...this.#entries.keys()].some((name) => pattern.test(name));
  }

  /**
   * Unpacks a part and gives it away in pieces.
   * @throws WorkbookRefusal where the part is missing, damaged or too large
   */
  unpack(name: string, take: (piece: Uint8Array, last: boolean) => void): void {
    const entry = this.#entries.get(partKey(name));
    if (entry === undefined) throw damaged(name, 'missing');
    const packed = this.#packed(entry);
    const counted = (piece: Uint8Array, last: boolean): void => {
      this.#unpacked += piece.length;
      if (this.#unpacked > this.#limit)
        throw new WorkbookRefusal('unpacked_too_large', { limit: this.#limit });
      take(piece, last);
    };
    if (entry.method === STORED) counted(packed, true);
    else if (entry.method === DEFLATED) inflate(packed, name, counted);
    else throw damaged(name, `compression ${entry.method}`);
  }

  #packed({ name, offset, packed }: Entry): Uint8Array {
    const bytes = this.#bytes;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL)
      throw damaged(name, 'not where the directory says');
    const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (start + packed > bytes.length) throw damaged(name, 'cut off');
    return bytes.subarray(start, start + packed);
  }
}

function inflate(packed: Uint8Array, name: string, take: (piece: Uint8Array, last: boolean) => void): void {
  let ended = false;
  const stream = new Inflate((piece, last) => {
    ended ||= last;
    take(piece, last);
  });
  try {
    for (let at = 0; at < packed.length; at += PIECE)
      stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  } catch (error) {
    if (error instanceof WorkbookRefusal) throw error;
    throw damaged(name, 'cannot be unpacked');
  }
  if (!ended) throw damaged(name, 'cut off');
}
