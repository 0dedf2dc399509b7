/** The XML of one part as a walk over its elements. Prefixes are set aside: writers choose them freely. */
import { Parser } from 'saxen';
import type { Container } from './container.ts';
import { damaged, WorkbookRefusal } from './refusal.ts';

export type Attributes = Readonly<Record<string, string | undefined>>;

export interface Walker {
  /** `name` without its prefix. Attributes keep theirs; they can be asked for once. */
  open?(name: string, attributes: () => Attributes): void;
  /** `text` is all the text directly inside the element, decoded; empty unless `wants` the element. */
  close?(name: string, text: string): void;
  /** The elements whose text is wanted. */
  readonly wants?: ReadonlySet<string>;
}

const ENTITY = /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** A cell holds at most 32,767 characters; what goes on much longer without an element is made to fill the memory. */
const LONGEST_TEXT = 4_000_000;
const LAST_CODE_POINT = 0x10ffff;

/** saxen's own decoder cuts characters beyond U+FFFF, which names of people and places have. */
function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const point = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    return point <= LAST_CODE_POINT ? String.fromCodePoint(point) : whole;
  });
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

function decodedAttributes(attributes: Record<string, string>): Attributes {
  for (const name of Object.keys(attributes)) attributes[name] = decoded(attributes[name] ?? '');
  return attributes;
}

/** `_x000D_` and the like: characters that XML 1.0 cannot hold (ECMA-376 Part 1, 22.9.2.19, ST_Xstring). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** An XML boolean. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

/** What BOM or declaration says of a part's encoding; UTF-8 where they say nothing. */
function encodingOf(piece: Uint8Array): string {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
  if (piece[0] === 0xfe && piece[1] === 0xff) return 'utf-16be';
  const start = String.fromCharCode(...piece.subarray(0, 100));
  return /^(?:ï»¿)?<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(start)?.[1] ?? 'utf-8';
}

function decoderOf(piece: Uint8Array, part: string): TextDecoder {
  try {
    return new TextDecoder(encodingOf(piece), { fatal: true });
  } catch {
    throw damaged(part, 'unknown encoding');
  }
}

class Walk {
  readonly #part: string;
  readonly #walker: Walker;
  readonly #parser = new Parser();
  readonly #open: string[] = [];
  #text: string | null = null;
  #decoder: TextDecoder | null = null;
  #rest = '';
  #quiet = 0;
  #begun = false;
  #failure: Error | null = null;

  constructor(part: string, walker: Walker) {
    this.#part = part;
    this.#walker = walker;
    const fail = (error: Error): void => {
      this.#failure ??= error instanceof WorkbookRefusal ? error : damaged(part, 'broken XML');
    };
    this.#parser
      .on('error', fail)
      .on('warn', fail)
      .on('attention', (text) => {
        // A document type could define entities; no workbook has one.
        if (/^<!doctype/i.test(text)) fail(damaged(part, 'document type'));
      })
      .on('text', (text) => {
        this.#quiet = 0;
        if (this.#text !== null) this.#text += decoded(text);
      })
      .on('cdata', (text) => {
        if (this.#text !== null) this.#text += text;
      })
      .on('openTag', (name, attributes) => {
        this.#enter(localName(name), attributes);
      })
      .on('closeTag', (name) => {
        this.#leave(localName(name));
      });
  }

  #enter(name: string, attributes: () => Record<string, string>): void {
    if (this.#failure !== null) return;
    this.#begun = true;
    this.#quiet = 0;
    this.#open.push(name);
    this.#text = this.#walker.wants?.has(name) === true ? '' : null;
    this.#walker.open?.(name, () => decodedAttributes(attributes()));
  }

  #leave(name: string): void {
    if (this.#failure !== null) return;
    this.#open.pop();
    this.#walker.close?.(name, this.#text ?? '');
    this.#text = null;
  }

  /** Text is given on up to the last `<`: the parser takes a `>` in the half of an attribute for the end of its tag. */
  #write(text: string, last: boolean): void {
    const end = last ? text.length : Math.max(0, text.lastIndexOf('<'));
    this.#rest = text.slice(end);
    this.#quiet += text.length;
    if (this.#quiet > LONGEST_TEXT) throw damaged(this.#part, 'endless text');
    if (end > 0) this.#parser.write(text.slice(0, end));
    if (last) this.#parser.end();
  }

  take(piece: Uint8Array, last: boolean): void {
    this.#decoder ??= decoderOf(piece, this.#part);
    let text: string;
    try {
      text = this.#decoder.decode(piece, { stream: !last });
    } catch {
      throw damaged(this.#part, 'broken characters');
    }
    this.#write(this.#rest + text, last);
    if (this.#failure !== null) throw this.#failure;
    if (last && (this.#open.length > 0 || !this.#begun)) throw damaged(this.#part, 'cut off');
  }
}

/**
 * Walks over the elements of a part in the order of the text.
 * @throws WorkbookRefusal where the part is missing, too large, or no well-formed XML
 */
export function walk(container: Container, part: string, walker: Walker): void {
  const one = new Walk(part, walker);
  container.unpack(part, (piece, last) => {
    one.take(piece, last);
  });
}
