/** Physical lines inside a JSON text, so that a problem names a line and not only a number in a list. */

/** The physical line of a position in a text; the first is 1. */
function lineAt(text: string, position: number): number {
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

/** Whether the string that ends here is the name of a member, and no value. */
function isKey(text: string, end: number): boolean {
  return /^\s*:/.test(text.slice(end, end + 40));
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
        if (depth === 1 && text.slice(at, end) === '"features"' && isKey(text, end)) isFeatures = true;
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

const TOKEN =
  /[\t\n\r ]+|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[[\]{}:,]/y;

/** What may come next. */
type Next = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'more' | 'nothing';

/** What may come after a token inside the brackets that are open; null where the token may not stand here. */
function after(token: string, next: Next, open: string[]): Next | null {
  const afterValue = (): Next => (open.length === 0 ? 'nothing' : 'more');
  const isValuePlace = next === 'value' || next === 'first value';
  switch (token) {
    case '{':
    case '[':
      if (!isValuePlace) return null;
      open.push(token);
      return token === '{' ? 'first key' : 'first value';
    case '}':
      if (open.at(-1) !== '{' || (next !== 'more' && next !== 'first key')) return null;
      open.pop();
      return afterValue();
    case ']':
      if (open.at(-1) !== '[' || (next !== 'more' && next !== 'first value')) return null;
      open.pop();
      return afterValue();
    case ':':
      return next === 'colon' ? 'value' : null;
    case ',':
      return next !== 'more' ? null : open.at(-1) === '{' ? 'key' : 'value';
  }
  if (isValuePlace) return afterValue();
  return token.startsWith('"') && (next === 'key' || next === 'first key') ? 'colon' : null;
}

/** Position at which a text stops being JSON; its end where only something is missing. Engines do not always tell. */
function breakOf(text: string): number {
  const open: string[] = [];
  let next: Next = 'value';
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) return at;
    const then: Next | null = token.trim() === '' ? next : after(token, next, open);
    if (then === null) return at;
    next = then;
    at += token.length;
  }
  return text.trimEnd().length;
}

/** Physical line, and character of the line from 1, at which a text stops being JSON. */
export function placeOfJsonError(text: string): { line: number; character: number } {
  const position = breakOf(text);
  return { line: lineAt(text, position), character: position - text.lastIndexOf('\n', position - 1) };
}
