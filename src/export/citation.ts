/**
 * Citations as text and as files for reference managers. BibTeX, RIS and CSL-JSON are written here because the
 * libraries at hand either drop Chinese characters (citation.js with `asciiOnly`) or leave the signs of TeX bare
 * (without it); the tests read every file back with citation.js and with a second BibTeX library, and hold both
 * sentences against citeproc.
 */
import { MONTH_NAMES } from '../i18n/format.ts';
import type { Lang } from '../schema/settings.ts';

/** One citable state of one page. */
export interface Citation {
  /** Plain and lasting: `guatu-projects-SL-001`. */
  readonly key: string;
  readonly title: string;
  readonly publisher: string;
  /** The day of the release, `2013-12-23`; null where the history is not available. */
  readonly issued: string | null;
  /** `2013-12-23-1a2b3c4`; null where the history is not available. */
  readonly release: string | null;
  /** What does not change any more; a path where the site names no address of its own, which files then leave out. */
  readonly url: string;
  readonly lang: Lang;
  /** Who wrote it, where it is a text and no data set. */
  readonly author?: string;
}

/** The sentence of GB/T 7714—2015, numeric, 4.6 (electronic resources), on both sides of the reader's own date. */
export interface GbtSentence {
  readonly before: string;
  readonly after: string;
}

/** `[DS/OL]`: a data set, online; `[EB/OL]`: a text, whose author comes first. The date of access is the reader's: between `before` and `after`. */
export function gbtSentence({ publisher, author, title, issued, url }: Citation): GbtSentence {
  const updated = issued === null ? '' : `(${issued})`;
  const medium = author === undefined ? 'DS' : 'EB';
  return { before: `${author ?? publisher}. ${title}[${medium}/OL]. ${updated}[`, after: `]. ${url}.` };
}

/** `2013, December 23` */
function apaDate(issued: string): string {
  const [year = '', month, day] = issued.split('-');
  const name = MONTH_NAMES[Number(month) - 1];
  return name === undefined ? year : `${year}, ${name} ${Number(day)}`;
}

/**
 * APA, 7th edition, section 10.9 (data sets): the publisher is the author and therefore not named twice. A text with an
 * author follows section 10.16 (webpages): the day, and the site where it is not the author.
 */
export function apaSentence({ publisher, author, title, issued, release, url }: Citation): string {
  if (author !== undefined) {
    const site = author === publisher ? '' : ` ${publisher}.`;
    return `${author}. (${issued === null ? 'n.d.' : apaDate(issued)}). ${title}.${site} ${url}`;
  }
  const year = issued === null ? 'n.d.' : issued.slice(0, 4);
  const version = release === null ? '' : ` (Version ${release})`;
  return `${publisher}. (${year}). ${title}${version} [Data set]. ${url}`;
}

const LANGUAGE = { zh: 'zh-CN', en: 'en' } as const;

const isWhole = (url: string): boolean => /^https?:/.test(url);

/** An item of CSL-JSON, as reference managers and citeproc read it. */
export function cslItem(citation: Citation): Record<string, unknown> {
  const { key, title, publisher, author, issued, release, url, lang } = citation;
  return {
    id: key,
    type: author === undefined ? 'dataset' : 'webpage',
    title,
    author: [{ literal: author ?? publisher }],
    publisher,
    ...(issued === null ? {} : { issued: { 'date-parts': [issued.split('-').map(Number)] } }),
    ...(release === null ? {} : { version: release }),
    ...(isWhole(url) ? { URL: url } : {}),
    language: LANGUAGE[lang],
  };
}

const TEX_SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Signs that TeX's fonts draw as one where they follow each other: `--` as a dash, `''` as a quotation mark. */
const DRAWN_AS_ONE = /([-`',])(?=\1)|[?!](?=`)/g;

/** Text for BibTeX: Chinese stays as it is, the signs that TeX would obey do not act. */
function texText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\~^&%$#_{}]/g, (sign) => TEX_SIGNS[sign] ?? `\\${sign}`)
    .replace(DRAWN_AS_ONE, '$&{}');
}

/** In a web address nothing is escaped (`\url` takes it verbatim); what would end the field is percent-encoded. */
function texAddress(url: string): string {
  return url.replace(/[{}\\]/g, (sign) => encodeURIComponent(sign));
}

/** A BibTeX entry that BibLaTeX reads as well: `@misc`, since BibTeX knows no data sets. */
export function bibtexText(citation: Citation): string {
  const { key, title, publisher, author, issued, release, url, lang } = citation;
  const [year, month] = issued?.split('-') ?? [];
  const fields: (readonly [string, string] | null)[] = [
    ['author', `{{${texText(author ?? publisher)}}}`],
    ['title', `{{${texText(title)}}}`],
    ['publisher', `{${texText(publisher)}}`],
    year ? ['year', `{${year}}`] : null,
    month ? ['month', MONTH_NAMES[Number(month) - 1]?.slice(0, 3).toLowerCase() ?? month] : null,
    issued ? ['date', `{${issued}}`] : null,
    release ? ['version', `{${release}}`] : null,
    isWhole(url) ? ['howpublished', `{\\url{${texAddress(url)}}}`] : null,
    isWhole(url) ? ['url', `{${texAddress(url)}}`] : null,
    ['langid', lang === 'zh' ? '{chinese}' : '{english}'],
  ];
  const lines = fields
    .filter((field) => field !== null)
    .map(([name, value]) => `  ${name} = ${value},`)
    .join('\n');
  return `@misc{${key},\n${lines}\n}\n`;
}

/** RIS, type DATA, or ELEC of a text; lines end as the format wants them, CRLF. */
export function risText(citation: Citation): string {
  const { key, title, publisher, author, issued, release, url, lang } = citation;
  const line = (text: string): string => text.replace(/\s+/g, ' ');
  const tags: (readonly [string, string] | null)[] = [
    ['TY', author === undefined ? 'DATA' : 'ELEC'],
    ['ID', key],
    ['AU', line(author ?? publisher)],
    ['TI', line(title)],
    issued ? ['PY', issued.slice(0, 4)] : null,
    issued ? ['DA', `${issued.replaceAll('-', '/')}/`] : null,
    ['PB', line(publisher)],
    release ? ['ET', release] : null,
    ['LA', LANGUAGE[lang]],
    isWhole(url) ? ['UR', url] : null,
    ['ER', ''],
  ];
  return tags
    .filter((tag) => tag !== null)
    .map(([tag, value]) => `${tag}  - ${value}\r\n`)
    .join('');
}

export const CITATION_FORMATS = ['bib', 'ris', 'json'] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

export const CITATION_TYPES: Readonly<Record<CitationFormat, string>> = {
  bib: 'application/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  json: 'application/vnd.citationstyles.csl+json; charset=utf-8',
};

/** A citation as the file of one format. */
export function citationFile(citation: Citation, format: CitationFormat): string {
  if (format === 'bib') return bibtexText(citation);
  if (format === 'ris') return risText(citation);
  return `${JSON.stringify([cslItem(citation)], null, 2)}\n`;
}
