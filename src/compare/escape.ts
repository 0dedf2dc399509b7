/**
 * Texts of the data inside Markdown. Forges read Markdown in their own ways: names of people, numbers of issues,
 * hashes of commits and addresses become links, and a link or a mention in a comment reaches people. So a text is
 * written plainly only where it is made of characters that mean nothing anywhere; any other stands as code, inside
 * which nothing means anything.
 */

/** Characters of a cell in a table that is read by people. */
const LONGEST = 160;
/**
 * Letters, digits and Chinese punctuation; marks of a sentence before a space; those inside numbers and dates. No
 * forge gives them a meaning, wherever in a line they stand.
 */
const PLAIN =
  /^(?:[\p{L}\p{M}\p{N} ，。、；：？！“”‘’（）《》〈〉〔〕【】·—…％→＋−'()]|(?<=[\p{L}\p{N})”])[,;:](?= |$)|(?<=[\p{L})”])\.(?= |$)|(?<=\p{N})\.$|(?<=\p{N})[.,-](?=\p{N})|(?<=\p{N})%(?!\p{L}|\p{N})|(?<=\p{L})-(?=\p{L})|\+(?=\p{N}))*$/u;
/** What a forge takes for the hash of a commit, or for the number of an issue. */
const REFERENCE = /(?:^|[^\p{L}\p{N}])(?:[0-9a-f]{7,}|gh-?\d)/iu;
/** What would reorder, hide or break what is shown. */
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** One line without hidden characters, cut to a length that a table can hold. */
function oneLine(text: string, longest: number): string {
  const line = text
    .replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, ' ⏎ ')
    .replaceAll(/\t/g, ' ')
    .replaceAll(HIDDEN, '\ufffd')
    .trim();
  const characters = [...line];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : line;
}

/** Code that shows a text as it is, in a table too. */
export function code(text: string, longest = LONGEST): string {
  const line = oneLine(text, longest);
  if (line === '') return '';
  if (!/[`|\\]/.test(line)) return `\`${line}\``;
  // Forges disagree on what ends a code or a cell then: as numbers of characters none of them can.
  const numbered = line.replaceAll(/[^\p{L}\p{N} ]/gu, (char) => `&#${String(char.codePointAt(0))};`);
  return `<code>${numbered}</code>`;
}

/** A text of the data: as it is where no character of it means anything in Markdown, or else as code. */
export function plain(text: string, longest = LONGEST): string {
  const line = oneLine(text, longest);
  return PLAIN.test(line) && !REFERENCE.test(line) ? line : code(text, longest);
}
