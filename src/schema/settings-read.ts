/** `site.yaml` to settings: every wrong or unknown key is named with its line, and every default is filled in here. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml';
import type { Problem } from '../csv/problem.ts';
import { nearest } from './nearest.ts';
import { scalarText, YamlReader } from './settings-yaml.ts';
import { governmentMeta } from './settings-government.ts';
import { prioritySettings } from './settings-priority.ts';
import type { LadderRung, Lang, Settings } from './settings.ts';
import { daysIn } from './values/calendar.ts';
import { readDate } from './values/date.ts';

const TOP_KEYS: readonly (keyof Settings)[] = [
  'title',
  'title_en',
  'city',
  'city_en',
  'publisher',
  'publisher_en',
  'contact',
  'report_url',
  'base_url',
  'languages',
  'as_of',
  'release_day',
  'license',
  'source_note',
  'demo',
  'thresholds',
  'ranking',
  'ladder',
  'priority',
  'coordinates',
  'map',
  'repository',
  'history_after',
  'government_meta',
  'share_pictures',
];
const TRIGGERS = ['month', 'quarter', 'half_year', 'year'] as const;
const COORDINATES = ['wgs84', 'gcj02', 'bd09', 'cgcs2000'] as const;
const SHARE_PICTURES = ['auto', 'projects', 'districts', 'site'] as const;
const DAYS_IN_SHORTEST_MONTH = 28;

const isCount = (n: number): boolean => Number.isInteger(n) && n >= 1;
const isPoints = (n: number): boolean => n >= 0 && n <= 100;
const isDayOfAnyMonth = (n: number): boolean => isCount(n) && n <= DAYS_IN_SHORTEST_MONTH;
const COUNT = '1, 2, 3 …';

export interface SettingsReading {
  readonly settings: Settings | null;
  readonly problems: readonly Problem[];
  /** The line of `map.basemap`, for what only the files beside the settings can tell. */
  readonly basemapLine: number;
}

function asOf(reader: YamlReader, root: YAMLMap): string | null {
  const text = reader.text(root, 'as_of');
  if (text === null) return null;
  const date = readDate(text);
  if (typeof date !== 'string' || date.length === 4) {
    reader.reportAt(root, 'as_of', 'bad_value', { expected: '2013-11' });
    return null;
  }
  const month = date.slice(0, 7);
  const last = daysIn(Number(month.slice(0, 4)), Number(month.slice(5)));
  if (date.length === 10 && Number(date.slice(8)) !== last) {
    const params = { month, last: `${month}-${last}` };
    const line = reader.lineOf(reader.node(root, 'as_of'));
    const found = { key: 'as_of', value: text, params, severity: 'warning' } as const;
    reader.report(line, { ...found, reason: 'as_of_not_month_end' });
  }
  return month;
}

/** Chinese stands at the root of the site, so that it is always one of them. */
function languages(reader: YamlReader, root: YAMLMap): readonly Lang[] {
  const node = reader.node(root, 'languages');
  if (!node) return ['zh', 'en'];
  const values = isSeq(node) ? node.items.map((item) => (isScalar(item) ? item.value : null)) : [];
  const langs = new Set(values.filter((value): value is Lang => value === 'zh' || value === 'en'));
  if (langs.size === values.length && langs.has('zh')) return langs.has('en') ? ['zh', 'en'] : ['zh'];
  const wrong = isSeq(node)
    ? node.items.find((item) => !['zh', 'en'].includes(scalarText(item) ?? ''))
    : node;
  const value = scalarText(wrong);
  const params = { expected: '[zh] / [zh, en]' };
  reader.report(reader.lineOf((wrong as Node | undefined) ?? node), {
    reason: 'bad_value',
    key: 'languages',
    value,
    params,
  });
  return ['zh', 'en'];
}

/** Weights keep their spelling, so that 0.1 stays a tenth. */
function weights(reader: YamlReader, ranking: YAMLMap | null, measures: readonly string[]) {
  const map = reader.map(ranking, 'weights');
  const found: Record<string, string> = {};
  for (const pair of map?.items ?? []) {
    const id = scalarText(pair.key) ?? '';
    const line = reader.lineOf(pair.key as Node);
    const key = reader.path(map, id);
    if (!measures.includes(id)) {
      const suggestion = nearest(id, measures) ?? '';
      reader.report(line, { reason: 'unknown_measure', key, value: id, params: { suggestion } });
      continue;
    }
    const weight = reader.weight(map, id);
    if (weight !== null) found[id] = weight;
  }
  return found;
}

/** A list of `trigger` and `measure`, or one mapping of triggers to measures. */
function ladder(reader: YamlReader, root: YAMLMap): LadderRung[] {
  const node = reader.node(root, 'ladder');
  if (!node) return [];
  if (isMap(node)) {
    reader.under(node, 'ladder');
    reader.known(node, TRIGGERS);
    return TRIGGERS.flatMap((trigger) => {
      const measure = reader.text(node, trigger);
      return measure === null ? [] : [{ trigger, measure }];
    });
  }
  if (!isSeq(node)) {
    reader.reportAt(root, 'ladder', 'wrong_type', { expected: 'list' });
    return [];
  }
  return node.items.flatMap((item) => rung(reader, item as Node | null));
}

function rung(reader: YamlReader, item: Node | null): LadderRung[] {
  if (!isMap(item)) {
    const value = scalarText(item);
    const params = { expected: 'mapping' };
    reader.report(reader.lineOf(item), { reason: 'wrong_type', key: 'ladder', value, params });
    return [];
  }
  reader.under(item, 'ladder');
  reader.known(item, ['trigger', 'measure']);
  const measure = reader.text(item, 'measure');
  for (const key of ['trigger', 'measure'])
    if (reader.node(item, key) === null)
      reader.report(reader.lineOf(item), { reason: 'missing', key: `ladder.${key}` });
  return measure === null ? [] : [{ trigger: reader.choice(item, 'trigger', TRIGGERS, 'month'), measure }];
}

/** As approvals write it, in any brackets: a year and a number after letters. 甬S（2023）12号, GS【2023】1234号 */
const APPROVAL_NUMBER = /\p{L}.*?(?<!\d)\d{4}(?!\d)\D+\d/u;
/** What stands there while the map is still being approved, with a date perhaps. */
const PENDING = /待|申请|送审|办理|审批中|审核中|暂无|[xX×*?？]{2}/u;

function isApprovalNumber(text: string): boolean {
  // Full-width digits and brackets count as the usual ones.
  return APPROVAL_NUMBER.test(text.normalize('NFKC')) && !PENDING.test(text);
}

function mapSettings(reader: YamlReader, root: YAMLMap): Settings['map'] {
  const map = reader.map(root, 'map');
  if (map) reader.known(map, ['approval_number', 'boundaries', 'basemap', 'published']);
  const approval_number = reader.text(map, 'approval_number');
  const boundaries = reader.flag(map, 'boundaries');
  const basemap = reader.text(map, 'basemap');
  if (approval_number !== null && !isApprovalNumber(approval_number))
    reader.reportAt(map, 'approval_number', 'approval_number');
  if (boundaries && approval_number === null)
    reader.reportAt(map, 'boundaries', 'boundaries_without_approval');
  if (basemap !== null && approval_number === null)
    reader.reportAt(map, 'basemap', 'basemap_without_approval');
  const published = map === null ? 'wgs84' : reader.choice(map, 'published', COORDINATES, 'wgs84');
  return { approval_number, boundaries, basemap, published };
}

function thresholds(reader: YamlReader, root: YAMLMap): Settings['thresholds'] {
  const map = reader.map(root, 'thresholds');
  if (map) reader.known(map, ['behind_points', 'ahead_points', 'stalled_months']);
  const points = { accept: isPoints, expected: '0–100' };
  return {
    behind_points: reader.number(map, 'behind_points', { ...points, fallback: 10 }),
    ahead_points: reader.number(map, 'ahead_points', { ...points, fallback: 3 }),
    stalled_months: reader.number(map, 'stalled_months', { accept: isCount, expected: COUNT, fallback: 3 }),
  };
}

function ranking(reader: YamlReader, root: YAMLMap, measures: readonly string[]): Settings['ranking'] {
  const map = reader.map(root, 'ranking');
  if (map) reader.known(map, ['weights', 'min_projects']);
  return {
    weights: weights(reader, map, measures),
    min_projects: reader.number(map, 'min_projects', { accept: isCount, expected: COUNT, fallback: 1 }),
  };
}

/** Fewer digits would name another commit by and by. */
function historyAfter(reader: YamlReader, root: YAMLMap): string | null {
  const text = reader.text(root, 'history_after');
  if (text === null || /^[0-9a-f]{7,40}$/.test(text)) return text;
  reader.reportAt(root, 'history_after', 'bad_value', { expected: '0123abc' });
  return null;
}

function settingsOf(reader: YamlReader, root: YAMLMap, measures: readonly string[]): Settings {
  reader.known(root, TOP_KEYS);
  const title = reader.text(root, 'title');
  const isWrong = reader.node(root, 'title') !== null && scalarText(reader.node(root, 'title')) !== '';
  if (title === null && !isWrong) reader.report(1, { reason: 'missing', key: 'title' });
  const day = reader.number(root, 'release_day', { accept: isDayOfAnyMonth, expected: '1–28', fallback: 0 });
  return {
    title: title ?? '',
    title_en: reader.text(root, 'title_en'),
    city: reader.text(root, 'city') ?? title ?? '',
    city_en: reader.text(root, 'city_en'),
    publisher: reader.text(root, 'publisher') ?? title ?? '',
    publisher_en: reader.text(root, 'publisher_en'),
    contact: reader.text(root, 'contact'),
    report_url: reader.address(root, 'report_url'),
    base_url: reader.address(root, 'base_url')?.replace(/\/+$/, '') ?? null,
    languages: languages(reader, root),
    as_of: asOf(reader, root),
    release_day: day === 0 ? null : day,
    license: reader.text(root, 'license'),
    source_note: reader.text(root, 'source_note'),
    demo: reader.flag(root, 'demo'),
    thresholds: thresholds(reader, root),
    ranking: ranking(reader, root, measures),
    ladder: ladder(reader, root),
    priority: prioritySettings(reader, root),
    coordinates: reader.choice(root, 'coordinates', COORDINATES, 'wgs84'),
    map: mapSettings(reader, root),
    repository: reader.address(root, 'repository'),
    history_after: historyAfter(reader, root),
    government_meta: governmentMeta(reader, root),
    share_pictures: reader.choice(root, 'share_pictures', SHARE_PICTURES, 'auto'),
  };
}

/**
 * Reads `site.yaml`. Problems have the line of the key or value, and no column.
 * @param file the name that problems give
 * @param measures ids that a ranking may weigh
 * @returns settings even where some keys are wrong, so that the tables can still be checked; null when the file is
 *   no YAML mapping
 */
export function readSettings(text: string, file: string, measures: readonly string[]): SettingsReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const reader = new YamlReader(file, lines);
  for (const error of document.errors) {
    const message = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '';
    const reason = error.code === 'DUPLICATE_KEY' ? 'duplicate_key' : 'yaml_syntax';
    reader.report(lines.linePos(error.pos[0]).line, { reason, key: null, params: { message } });
  }
  reader.refusePrivate(document);
  const root = document.contents;
  const none = { settings: null, problems: reader.problems, basemapLine: 1 };
  if (document.errors.length > 0) return none;
  if (!isMap(root)) {
    reader.report(1, { reason: root === null ? 'empty' : 'not_mapping', key: null });
    return none;
  }
  const settings = settingsOf(reader, root, measures);
  const problems = [...reader.problems].sort((a, b) => a.line - b.line);
  const map = root.get('map', true);
  const basemapLine = reader.lineOf(reader.node(isMap(map) ? map : null, 'basemap'));
  return { settings, problems, basemapLine };
}
