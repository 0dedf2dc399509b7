/** The nearest of some names, so that a slip of the pen is named and not only refused. */

/** Levenshtein distance over characters, abandoned above `limit`. */
function distance(a: string, b: string, limit: number): number {
  const from = [...a];
  const to = [...b];
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, char] of from.entries()) {
    const next = [i + 1];
    for (const [j, other] of to.entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (char === other ? 0 : 1)));
    row = next;
  }
  return row[to.length] ?? limit + 1;
}

/** The name that differs least, within a third of its length and at most two characters; null where none does. */
export function nearest(text: string, names: Iterable<string>): string | null {
  const wanted = text.toLowerCase();
  let best: string | null = null;
  let bestDistance = 3;
  for (const name of names) {
    const limit = Math.min(2, Math.max(1, Math.floor([...name].length / 3)));
    const d = distance(wanted, name.toLowerCase(), limit);
    if (d <= limit && d < bestDistance) {
      best = name;
      bestDistance = d;
    }
  }
  return best;
}
