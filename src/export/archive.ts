/** The zip of a release: every table, its description, figures, lines, methods in words, and checksums. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import { MEASURES, RULES } from '../measures/catalog.ts';
import { STATUS_DEFINITIONS, statusName } from '../i18n/status.ts';
import { STATUSES } from '../measures/types.ts';
import type { Lang } from '../schema/settings.ts';

/** How each number is computed, as plain text: what the methodology page says, to be kept with the data. */
export function methodologyText(title: string, lang: Lang): string {
  const lines = [
    title,
    '',
    ...MEASURES.map((one) => `${one.id} ${one.name[lang]}\n  ${one.formula[lang]}`),
    '',
    ...STATUSES.map(
      (status) => `${status} ${statusName(status, lang)}\n  ${STATUS_DEFINITIONS[status][lang]}`,
    ),
    '',
    ...RULES.map((rule) => `- ${rule[lang]}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Lines as `sha256sum -c` reads them, by path. */
export function checksumLines(files: readonly { readonly path: string; readonly sha256: string }[]): string {
  return files
    .toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');
}

/**
 * Files in a folder of the zip, by path, each with the same time: the same files give the same bytes everywhere.
 * @param day of the release, `2013-12-23`
 */
export function zipBytes(
  folder: string,
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  day: string,
): Uint8Array<ArrayBuffer> {
  const [year, month, date] = day.split('-').map(Number);
  // A zip holds the hands of a clock, not a moment: the same hands in every time zone.
  const mtime = new Date(year ?? 1980, (month ?? 1) - 1, date ?? 1, 12);
  const entries: Zippable = {};
  for (const { path, bytes } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    entries[`${folder}/${path}`] = [bytes, { level: 6, mtime }];
  return zipSync(entries);
}

export const textBytes = (text: string): Uint8Array => strToU8(text);
