/**
 * Sentences as markup, to the character: no space more or less than the sentence has, so that a figure's text is exactly
 * that of the figure files. Everything that comes in is escaped.
 */
import { escapeText } from '../charts/svg.ts';
import type { CorrectionRow } from '../views/project-people.ts';
import type { FigureView, Piece, Sentence } from '../views/types.ts';

/** Addresses within the site and on the web; anything else stays plain words. */
function isAddress(href: string): boolean {
  return /^(https?:|mailto:|tel:|[/#?.])/i.test(href);
}

/** A number over a dotted line that leads to its receipt; with `fraction`, numerator and denominator under it. */
export function figureHtml(figure: FigureView, fraction = false): string {
  const owed = figure.owed ? ' owed' : '';
  const link = `<a class="fig${owed}" href="${escapeText(figure.href)}" data-figure="${escapeText(figure.id)}">${escapeText(figure.text)}</a>`;
  return fraction && figure.fraction
    ? `${link}<small class="frac">${escapeText(figure.fraction)}</small>`
    : link;
}

/** A number and the word it counts stay on one line; in a headline the word before it too, so that it breaks between clauses. */
export function plainHtml(words: string, headline: boolean): string {
  const glued = escapeText(words).replace(/(?<=\d|^) (?=[\u3400-\u9fff])/g, '\u00a0');
  return headline ? glued.replace(/(?<=[\u3400-\u9fff]) (?=\d|$)/g, '\u00a0') : glued;
}

function pieceHtml(piece: Piece, headline: boolean): string {
  if (typeof piece === 'string') return plainHtml(piece, headline);
  if ('figure' in piece) return figureHtml(piece.figure);
  if ('strong' in piece) return `<b>${plainHtml(piece.strong, true)}</b>`;
  if ('owed' in piece) return `<b class="owed">${plainHtml(piece.owed, true)}</b>`;
  const { href, text } = piece.link;
  return isAddress(href) ? `<a href="${escapeText(href)}">${escapeText(text)}</a>` : escapeText(text);
}

export function wordsHtml(sentence: Sentence | string, headline = false): string {
  if (typeof sentence === 'string') return plainHtml(sentence, headline);
  return sentence.map((piece) => pieceHtml(piece, headline)).join('');
}

const DATE = /^\d{4}-\d\d(?:-\d\d)?$/;

/** Whether a cell says a date, a month or one short word only, which a narrow table must not break. */
export function staysWhole(words: Sentence | string): boolean {
  return typeof words === 'string' && (words.length <= 4 || DATE.test(words));
}

/**
 * Keeps dates within words on one line: browsers would break 2013-12-03 after a hyphen. A date alone is for its cell to keep;
 * addresses, ids of figures and the numbers of releases stay as they are.
 */
export function wholeDates(html: string): string {
  if (DATE.test(html)) return html;
  return html.replace(/(?<=^|>)[^<]+/g, (words) =>
    words.replace(/(?<![\w/@-])\d{4}-\d\d(?:-\d\d)?(?![\w/-])/g, '<span class="nb">$&</span>'),
  );
}

/** 预计 2013-12-03 with its date in bold; other words as they are, all bold. */
export function dateInBold(words: string): string {
  const date = /\d[\d-]*$/.exec(words);
  const start = date ? date.index : 0;
  return `${escapeText(words.slice(0, start))}<b>${escapeText(words.slice(start))}</b>`;
}

/** What was wrong, the old value struck, the new one bold, the reason. */
export function correctionHtml(row: CorrectionRow, stop: string): string {
  const { what, old, verb, new: now, reason } = row;
  return `${escapeText(what)} <s>${escapeText(old)}</s> ${escapeText(verb)} <b>${escapeText(now)}</b>${escapeText(stop + reason)}`;
}
