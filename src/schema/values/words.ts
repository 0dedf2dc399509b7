/** Cells that hold words: ids, choices, addresses, lists. */
import type { Choice } from '../field.ts';
import { nearest } from '../nearest.ts';
import type { Read } from './refusal.ts';
import { refuse } from './refusal.ts';
import { plainWidth } from './width.ts';

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;
const LONGEST_ID = 40;

/** An id: an address for ever, so nothing in it is put right silently. */
export const readId: Read = (text) => {
  if (ID.test(text)) return text;
  const plain = plainWidth(text);
  if (plain !== text && ID.test(plain)) return refuse('type_id', 'full_width', { suggestion: plain });
  if (text.length > LONGEST_ID && /^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(text)) {
    return refuse('type_id', 'too_long', { length: text.length, longest: LONGEST_ID });
  }
  const wrong = /^[_-]/.test(text) ? text.charAt(0) : (/[^A-Za-z0-9_-]/u.exec(text)?.[0] ?? '');
  if (/\s/.test(wrong)) return refuse('type_id', 'space');
  return refuse('type_id', /^[_-]/.test(text) ? 'first_character' : 'character', { character: wrong });
};

/** One of a list of choices, by value, Chinese name or another known spelling. */
export function readChoice(choices: readonly Choice[]): Read {
  const bySpelling = new Map<string, string>();
  for (const { value, zh, also } of choices) {
    for (const name of [value, zh, ...(also ?? [])]) if (!bySpelling.has(name)) bySpelling.set(name, value);
  }
  return (text) => {
    const value = bySpelling.get(text) ?? bySpelling.get(plainWidth(text).toLowerCase());
    if (value !== undefined) return value;
    const near = nearest(plainWidth(text), bySpelling.keys());
    const choice = choices.find(({ value }) => near !== null && value === bySpelling.get(near));
    return refuse('type_choice', choice === undefined ? 'unknown' : 'near', {
      choices: choices.map(({ zh }) => zh).join('、'),
      choices_en: choices.map(({ value }) => value).join(', '),
      ...(choice === undefined ? {} : { suggestion: choice.zh, suggestion_en: choice.value }),
    });
  };
}

/** A public address. Anything but http and https (`javascript:`, `data:`, a bare host) is refused. */
export const readUrl: Read = (text) => {
  if (/[\s<>"\\^`{|}\u0000-\u001f]/.test(text)) return refuse('type_url', 'characters');
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (
    scheme !== undefined &&
    scheme !== 'http' &&
    scheme !== 'https' &&
    !/^[a-z\d-]+\.[^:]+:\d/i.test(text)
  ) {
    return refuse('type_url', 'scheme', { scheme });
  }
  if (scheme !== 'http' && scheme !== 'https') return refuse('type_url', 'no_scheme');
  if (!/^https?:\/\/[^/?#]/i.test(text) || !URL.canParse(text)) return refuse('type_url', 'malformed');
  return text;
};

/** Lists share their arrays: the same units answer for many projects. */
export function readReferences(): Read {
  const known = new Map<string, readonly string[]>();
  return (text) => {
    let list = known.get(text);
    if (list === undefined) {
      list = Object.freeze(
        text
          .split(/[;；、]/)
          .map((item) => item.trim())
          .filter((item) => item !== ''),
      );
      known.set(text, list);
    }
    return list;
  };
}

/** Text is text: kept as it is. */
export const readText: Read = (text) => text;
