/** What differs between two versions of a CSV file, line by line, so that only those lines need be read as CSV. */

/** A version of a file cut down to the lines that the other has not, under its header. */
export interface Excerpt {
  readonly text: string;
  /** Physical line in the file of each line of the excerpt. */
  readonly lines: readonly number[];
}

export interface LineDelta {
  readonly gone: Excerpt;
  readonly come: Excerpt;
}

/** Lines of a file; null where a cell holds a line end, so that a line is no row. */
function linesOf(text: string): readonly string[] | null {
  const lines = text.split(/\r\n|\n|\r/);
  if (!text.includes('"')) return lines;
  for (const line of lines) {
    let quotes = 0;
    for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) quotes += 1;
    if (quotes % 2 === 1) return null;
  }
  return lines;
}

/** The lines that `others` has not, or has fewer times. */
function without(
  lines: readonly string[],
  header: number,
  others: readonly string[],
  otherHeader: number,
): Excerpt {
  const counts = new Map<string, number>();
  for (let at = otherHeader + 1; at < others.length; at += 1)
    counts.set(others[at]!, (counts.get(others[at]!) ?? 0) + 1);
  const texts = [lines[header]!];
  const numbers = [header + 1];
  for (let at = header + 1; at < lines.length; at += 1) {
    const line = lines[at]!;
    const left = counts.get(line) ?? 0;
    if (left > 0) counts.set(line, left - 1);
    else if (line !== '') {
      texts.push(line);
      numbers.push(at + 1);
    }
  }
  return { text: `${texts.join('\n')}\n`, lines: numbers };
}

function headerOf(lines: readonly string[]): number {
  return lines.findIndex((line) => line.trim() !== '');
}

/** The lines in which two versions differ; null where they cannot be told apart by lines. */
export function lineDelta(before: string, now: string): LineDelta | null {
  const olds = linesOf(before);
  const news = linesOf(now);
  if (olds === null || news === null) return null;
  const [oldHeader, newHeader] = [headerOf(olds), headerOf(news)];
  if (oldHeader === -1 || newHeader === -1 || olds[oldHeader] !== news[newHeader]) return null;
  return {
    gone: without(olds, oldHeader, news, newHeader),
    come: without(news, newHeader, olds, oldHeader),
  };
}
