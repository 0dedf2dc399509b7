/**
 * Repeat findings: the same thing found again about the same project or the same unit, after it was said to have been put
 * right. Counting them accuses somebody, so every doubt counts as no repeat.
 */
import { firstDay, lastDay } from '../model/dates.ts';
import type { Dataset, Inspection } from '../model/types.ts';

/**
 * What makes two findings the same: their words without spaces, punctuation, letter case and width, every number taken as
 * the same: `裸土未覆盖 3 处` is `裸土未覆盖5处。`
 */
export function sameness(finding: string): string {
  return finding
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]+/gu, '')
    .replaceAll(/\p{N}+/gu, '#');
}

/** Whom or what a finding is about: its project, and its unit or else the project's lead unit. */
function aboutOf({ project, unit }: Inspection): string[] {
  const answers = unit ?? project?.lead_unit ?? null;
  return [
    ...(project === null ? [] : [`project ${project.id}`]),
    ...(answers === null ? [] : [`unit ${answers.id}`]),
  ];
}

const known = new WeakMap<Dataset, ReadonlyMap<Inspection, Inspection>>();

/**
 * Of each repeat finding the latest earlier one that it repeats. A finding repeats another where its words are the same,
 * its project or its unit is the same, and it was made on a day after the one on which the other was rectified.
 */
export function repeatsOf(dataset: Dataset): ReadonlyMap<Inspection, Inspection> {
  let repeats = known.get(dataset);
  if (!repeats) known.set(dataset, (repeats = findRepeats(dataset.inspections)));
  return repeats;
}

function findRepeats(inspections: readonly Inspection[]): Map<Inspection, Inspection> {
  const alike = new Map<string, { of: Inspection; rectified: string }[]>();
  const keysOf = (one: Inspection): string[] => {
    const same = sameness(one.finding);
    return aboutOf(one).map((about) => `${about} ${same}`);
  };
  for (const of of inspections) {
    if (of.rectified_on === null) continue;
    for (const key of keysOf(of)) {
      const list = alike.get(key) ?? [];
      list.push({ of, rectified: lastDay(of.rectified_on) });
      alike.set(key, list);
    }
  }
  const repeats = new Map<Inspection, Inspection>();
  for (const one of inspections) {
    const found = firstDay(one.date);
    let latest: { of: Inspection; rectified: string } | null = null;
    for (const key of keysOf(one))
      for (const earlier of alike.get(key) ?? [])
        if (earlier.of !== one && earlier.rectified < found && earlier.rectified > (latest?.rectified ?? ''))
          latest = earlier;
    if (latest !== null) repeats.set(one, latest.of);
  }
  return repeats;
}
