/** Physical lines inside a JSON text, so that a problem names a line and not only a number in a list. */

/** The physical line of a position in a text; the first is 1. */
export function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < position; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Position after a string that opens at `at`. */
function endOfString(text: string, at: number): number {
  let end = text.indexOf('"', at + 1);
  for (;;) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === '\\') backslashes += 1;
    if (end === -1 || backslashes % 2 === 0) return end + 1;
    end = text.indexOf('"', end + 1);
  }
}

/**
 * The lines on which the objects of the list `features` begin.
 * @param text valid JSON: an object that has `features`
 */
export function featureLines(text: string): number[] {
  const lines: number[] = [];
  let depth = 0;
  let line = 1;
  let isFeatures = false;
  for (let at = 0; at < text.length; at += 1) {
    switch (text[at]) {
      case '\n':
        line += 1;
        break;
      case '"': {
        const end = endOfString(text, at);
        // The key stands directly in the outermost object; its value is the next list to open there.
        if (depth === 1 && text.slice(at, end) === '"features"') isFeatures = true;
        at = end - 1;
        break;
      }
      case '[':
        depth += 1;
        break;
      case '{':
        if (depth === 2 && isFeatures) lines.push(line);
        depth += 1;
        break;
      case '}':
      case ']':
        depth -= 1;
        if (depth === 1) isFeatures = false;
        break;
    }
  }
  return lines;
}

/** Where JSON breaks, as far as the engine tells: its position, or its line and column, or else the end. */
export function placeOfSyntaxError(text: string, error: unknown): { line: number; character: number } {
  const message = error instanceof Error ? error.message : '';
  const named = /line (\d+) column (\d+)/.exec(message);
  if (named) return { line: Number(named[1]), character: Number(named[2]) };
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.trimEnd().length);
  return { line: lineAt(text, position), character: position - text.lastIndexOf('\n', position - 1) };
}
