/** Text, ids, choices, references, addresses. */
import type { Choice } from '../field.ts';
import { nearest } from '../nearest.ts';
import { halfWidth, wrong, type Wrong } from './wrong.ts';

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;

/** A permanent id, which is also an address. */
export function parseId(cell: string): string | Wrong {
  if (ID.test(cell)) return cell;
  if (/[^\x21-\x7e]/.test(cell)) return wrong('type_id', ID.test(halfWidth(cell)) ? 'full_width' : 'characters', { suggestion: halfWidth(cell) });
  return wrong('type_id', cell.length > 40 ? 'too_long' : 'characters', { suggestion: '' });
}

/** A parser for one of some choices, in any of their spellings. */
export function choiceParser(choices: readonly Choice[]): (cell: string) => string | Wrong {
  const known = new Map<string, string>();
  for (const { value, zh, also } of choices)
    for (const spelling of [value, zh, ...(also ?? [])]) known.set(spelling.toLowerCase(), value);
  const shown = choices.map((choice) => choice.zh);
  const list = { zh: shown.join('、'), en: choices.map((choice) => choice.value).join(', ') };
  return (cell) => {
    const value = known.get(cell) ?? known.get(halfWidth(cell).toLowerCase());
    if (value !== undefined) return value;
    const near = nearest(cell, [...shown, ...known.keys()]);
    return wrong('type_choice', near ? 'near' : 'unknown', { choices_zh: list.zh, choices_en: list.en, suggestion: near ?? '' });
  };
}

/** Several references in one cell, separated by `;`, `；` or `、`. */
export function parseReferences(cell: string): readonly string[] {
  return cell
    .split(/[;；、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A web address that may become a link: http or https, nothing else. */
export function parseUrl(cell: string): string | Wrong {
  if (!/^https?:\/\/\S+$/i.test(cell) || !URL.canParse(cell)) return wrong('type_choice', 'url');
  return cell;
}
