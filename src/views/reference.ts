/** Methodology, data and about: made from the same lists that drive the program. */
import { PROBLEM_CODES, type ProblemCode } from '../csv/problem.ts';
import type { Download } from '../export/jsonld.ts';
import { PROBLEM_DOCS } from '../i18n/problems.ts';
import {
  disclosureWords,
  SOURCE_ADDRESSES,
  SOURCES,
  type DisclosureWords,
} from '../i18n/pages/disclosure.ts';
import { referenceWords, type ReferenceWords } from '../i18n/pages/reference.ts';
import { structuredWords } from '../i18n/pages/structured.ts';
import { STATUS_DEFINITIONS, statusName } from '../i18n/status.ts';
import { MEASURES, measure, RULES } from '../measures/catalog.ts';
import { CATEGORIES } from '../measures/disclosure.ts';
import { STATUSES, type Status } from '../measures/types.ts';
import { monthEnd } from '../model/dates.ts';
import type { Field } from '../schema/field.ts';
import { TABLES, TABLE_NAMES, type TableName } from '../schema/tables.ts';
import type { Context } from './context.ts';
import { disclosureNotes } from './disclosure.ts';
import { feedsOf } from './follow.ts';
import { methodNotes, type MethodNote } from './method-notes.ts';
import { headOf } from './page.ts';
import { allCorrections, type CorrectionRow } from './project-people.ts';
import { shownData } from './structured.ts';
import type { Link, PageHead } from './types.ts';

export interface MethodologyView {
  head: PageHead;
  words: ReferenceWords['methodology'];
  measures: readonly { id: string; name: string; formula: string; unit: string }[];
  statuses: readonly { status: Status; word: string; definition: string }[];
  rules: readonly string[];
  thresholds: readonly string[];
  weights: readonly { name: string; weight: string; href: string }[];
  minimum: string | null;
  problems: readonly { code: ProblemCode; name: string; about: string; severity: string }[];
  clock: ClockRules;
  /** What holds for single instruments, each under its anchor. */
  instruments: readonly MethodNote[];
}

/** The rules of the disclosure clock by category, and what they rest on. */
interface ClockRules {
  words: DisclosureWords;
  categories: readonly { name: string; rule: string; ground: string }[];
  sources: readonly { name: string; says: string; href: string | null }[];
  notes: readonly string[];
}

function clockRules({ lang }: Context): ClockRules {
  const words = disclosureWords(lang);
  return {
    words,
    categories: CATEGORIES.map((one) => ({
      name: words.category[one],
      rule: words.rule[one],
      ground: words.ground[one],
    })),
    sources: SOURCES.map((one) => ({ ...words.source[one], href: SOURCE_ADDRESSES[one] })),
    notes: disclosureNotes(words),
  };
}

export function methodologyView(context: Context): MethodologyView {
  const { lang, urls, dataset } = context;
  const words = referenceWords(lang).methodology;
  const { thresholds, ranking } = dataset.settings;
  const { weights } = context.ranking(dataset.as_of);
  return {
    head: headOf(context, 'methodology', words.title, urls.methodology(), words.lede),
    words,
    measures: MEASURES.map((m) => ({
      id: m.id,
      name: m.name[lang],
      formula: m.formula[lang],
      unit: words.units[m.unit],
    })),
    statuses: STATUSES.map((status) => ({
      status,
      word: statusName(status, lang),
      definition: STATUS_DEFINITIONS[status][lang],
    })),
    rules: RULES.map((rule) => rule[lang]),
    thresholds: [
      words.threshold.behind_points(thresholds.behind_points),
      words.threshold.ahead_points(thresholds.ahead_points),
      words.threshold.stalled_months(thresholds.stalled_months),
    ],
    weights: Object.entries(weights).map(([id, weight]) => ({
      name: measure(id)?.name[lang] ?? id,
      weight,
      href: `#${id}`,
    })),
    minimum: ranking.min_projects > 1 ? words.minimum(ranking.min_projects) : null,
    problems: PROBLEM_CODES.map((code) => ({
      code,
      name: PROBLEM_DOCS[code].name[lang],
      about: PROBLEM_DOCS[code].about[lang],
      severity: words[PROBLEM_DOCS[code].severity],
    })),
    clock: clockRules(context),
    instruments: methodNotes(context),
  };
}

interface DictionaryField {
  name: string;
  zh: string;
  type: string;
  unit: string;
  required: boolean;
  about: string;
  example: string;
}

interface SizedLink extends Link {
  /** ` 15 KB`. */
  size: string;
}

export interface DataView {
  head: PageHead;
  words: ReferenceWords['data'];
  tables: readonly {
    name: TableName;
    zh: string;
    title: string;
    about: string;
    rows: string;
    csv: SizedLink | null;
    /** Null where a workbook could not hold it. */
    workbook: SizedLink | null;
    template: string;
    key: string;
    fields: readonly DictionaryField[];
  }[];
  files: readonly Link[];
  /** Whole downloads with what they are. */
  whole: readonly { href: string; name: string; about: string; size: string; sha256: string }[];
  checksums: string;
  licence: string;
  /** The newest first. */
  corrections: readonly CorrectionRow[];
  /** How many earlier ones are not listed, in words; null where all are. */
  moreCorrections: string | null;
}

function dictionaryField(field: Field, context: Context): DictionaryField {
  const { lang } = context;
  const words = referenceWords(lang).data;
  const choices = field.choices
    ?.map((c) => (lang === 'zh' ? c.zh : c.value))
    .join(lang === 'zh' ? ' / ' : ' | ');
  const refers = field.table ? ` → ${field.table}` : '';
  return {
    name: field.name,
    zh: field.zh,
    type: `${words.types[field.type]}${refers}`,
    unit: field.unit?.[lang] ?? '',
    required: field.required === true,
    about: choices ? `${field.about[lang]}${context.words.colon}${choices}` : field.about[lang],
    example: field.example,
  };
}

/** A list that a reader can still leaf through. */
const MOST_CORRECTIONS = 200;

/** Everything there is to download, for machines that look for data. */
function allData(context: Context): object {
  const { lang, urls, files, dataset } = context;
  const { settings } = dataset;
  const words = structuredWords(lang);
  const title = lang === 'en' && settings.title_en ? settings.title_en : settings.title;
  const tables = TABLE_NAMES.filter((name) => dataset.published.has(name)).map((name): Download => ({
    address: files.table(name),
    type: 'text/csv',
    name: lang === 'zh' ? TABLES[name].zh : name,
  }));
  return shownData(context, {
    address: urls.data(),
    name: words.all(title),
    description: words.allData,
    release: context.ledger.latest,
    period: dataset.as_of,
    downloads: [
      ...tables,
      { address: files.figures(), type: 'application/json' },
      { address: files.projects(), type: 'application/json' },
      { address: files.roads(), type: 'application/geo+json' },
    ],
  });
}

/** A size as people say it: `812 B`, `12.3 KB`, `4.6 MB`. */
function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const tenths = (unit: number): string => String(Math.round((bytes * 10) / unit) / 10);
  return bytes < 1_000_000 ? `${tenths(1000)} KB` : `${tenths(1_000_000)} MB`;
}

/** A file for download, as it was measured; `path` below `/data/`. */
interface MeasuredFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

function wholeOf(
  context: Context,
  downloads: ReadonlyMap<string, MeasuredFile>,
): Pick<DataView, 'whole' | 'checksums'> {
  const { lang, files } = context;
  const words = referenceWords(lang).data;
  const folder = files.checksums().replace(/[^/]*$/, '');
  const about = (path: string): string => {
    if (path.startsWith('releases/')) return words.whole.zip;
    if (path === 'datapackage.json') return words.whole.dataPackage;
    return path === 'oc4ids.json' ? words.whole.oc4ids : words.whole.settings;
  };
  const rank = (path: string): number => (path.startsWith('releases/') ? 0 : path.endsWith('.json') ? 1 : 2);
  return {
    whole: [...downloads.values()]
      // Those of a single table stand with it.
      .filter(({ path }) => !/\.(?:csv|xlsx)$/.test(path))
      .toSorted((a, b) => rank(a.path) - rank(b.path))
      .map(({ path, bytes, sha256 }) => ({
        href: `${folder}${path}`,
        name: path,
        about: about(path),
        size: sizeText(bytes),
        sha256: (sha256.slice(0, 12).match(/.{4}/g) ?? []).join(' '),
      })),
    checksums: files.checksums(),
  };
}

function fileOf(downloads: ReadonlyMap<string, MeasuredFile>, href: string, name: string): SizedLink | null {
  const file = downloads.get(name);
  return file === undefined ? null : { href, text: name, size: ` ${sizeText(file.bytes)}` };
}

export function dataView(
  context: Context,
  rowCounts: ReadonlyMap<TableName, number>,
  downloads: ReadonlyMap<string, MeasuredFile>,
): DataView {
  const { lang, urls, files, dataset } = context;
  const words = referenceWords(lang).data;
  const corrections = allCorrections(context);
  return {
    head: {
      ...headOf(context, 'data', words.title, urls.data(), words.lede),
      feeds: feedsOf(context),
      data: [allData(context)],
    },
    words,
    tables: TABLE_NAMES.map((name) => {
      const table = TABLES[name];
      const published = dataset.published.has(name);
      return {
        name,
        zh: table.zh,
        title: lang === 'zh' ? table.zh : name,
        about: table.about[lang],
        rows: published ? words.rows(rowCounts.get(name) ?? 0) : words.unpublished,
        csv: published ? fileOf(downloads, files.table(name), `${name}.csv`) : null,
        workbook: fileOf(downloads, files.workbook(name), `${name}.xlsx`),
        template: files.template(name),
        key: table.key.join(', '),
        fields: table.fields.map((field) => dictionaryField(field, context)),
      };
    }),
    files: [
      { href: files.site(), text: words.files.site },
      { href: files.figures(), text: words.files.figures },
      { href: files.projects(), text: words.files.projects },
      { href: files.ranking(dataset.as_of), text: words.files.rankings },
      { href: files.releases(), text: words.files.releases },
    ],
    ...wholeOf(context, downloads),
    licence: dataset.settings.license ?? words.noLicence,
    corrections: corrections.slice(0, MOST_CORRECTIONS),
    moreCorrections:
      corrections.length > MOST_CORRECTIONS
        ? words.moreCorrections(corrections.length - MOST_CORRECTIONS)
        : null,
  };
}

export interface AboutView {
  head: PageHead;
  title: string;
  facts: readonly { label: string; text: string; href: string | null }[];
  paragraphs: readonly string[];
}

export function aboutView(context: Context): AboutView {
  const { lang, urls, dataset } = context;
  const words = referenceWords(lang).about;
  const { settings } = dataset;
  const publisher = lang === 'en' && settings.publisher_en ? settings.publisher_en : settings.publisher;
  const facts: { label: string; text: string | null; href: string | null }[] = [
    { label: words.publisher, text: publisher, href: null },
    { label: words.contact, text: settings.contact, href: null },
    { label: words.report, text: settings.report_url, href: settings.report_url },
    { label: words.asOf, text: monthEnd(dataset.as_of), href: null },
    { label: words.licence, text: settings.license, href: null },
    { label: words.source, text: settings.source_note, href: null },
  ];
  return {
    head: headOf(context, 'about', words.title, urls.about()),
    title: words.title,
    facts: facts.filter((f): f is { label: string; text: string; href: string | null } => f.text !== null),
    paragraphs: [words.made, words.privacy, words.accessible],
  };
}
