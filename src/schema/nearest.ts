/** The nearest of some names, so that a slip of the pen is named and not only refused. */

/**
 * How many characters must be put in, taken out or replaced to make one text of the other (Levenshtein 1966).
 * @param limit where it stops counting: any result above it means "more than that"
 */
export function editDistance(a: string, b: string, limit = Infinity): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const distance = Math.min(replaced, previous[j]! + 1, current[j - 1]! + 1);
      current.push(distance);
      if (distance < least) least = distance;
    }
    if (least > limit) return limit + 1;
    previous = current;
  }
  return previous[b.length]!;
}

/** Longer texts are no names; comparing them would only cost time. */
const LONGEST = 60;

/** The share of characters that may differ. */
const FARTHEST = 0.4;

/**
 * The name that differs least from a text; null when more than two fifths of every name differ, unless one holds the
 * text or is held by it. Case is set aside; the earlier of equally near names wins.
 */
export function nearest(text: string, names: Iterable<string>): string | null {
  const wanted = text.toLowerCase().slice(0, LONGEST);
  let best: string | null = null;
  let least = Infinity;
  for (const name of names) {
    const other = name.toLowerCase();
    const longer = Math.max(wanted.length, other.length);
    const isPart =
      wanted.length > 1 && other.length > 1 && (wanted.includes(other) || other.includes(wanted));
    const apart = Math.min(longer - 1, Math.max(1, Math.floor(longer * FARTHEST)));
    const limit = Math.min(least - 1, isPart ? longer : apart);
    const distance = editDistance(wanted, other, limit);
    if (distance <= limit) {
      best = name;
      least = distance;
    }
  }
  return best;
}
