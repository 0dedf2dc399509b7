/** `site.yaml` to settings: every wrong or unknown key is named with its line, and every default is filled in here. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml';
import type { Problem } from '../csv/problem.ts';
import { nearest } from './nearest.ts';
import type { LadderRung, Lang, Settings } from './settings.ts';
import { parseDate } from './values/date.ts';

const TOP_KEYS = [
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
  'coordinates',
  'map',
  'government_meta',
] as const;
const TRIGGERS = ['month', 'quarter', 'half_year', 'year'] as const;
const COORDINATES = ['wgs84', 'gcj02', 'bd09', 'cgcs2000'] as const;
const DAYS_IN_SHORTEST_MONTH = 28;

export interface SettingsReading {
  settings: Settings | null;
  problems: Problem[];
}

/** Reads typed values out of a YAML mapping and collects what is wrong with them. */
class Reader {
  readonly problems: Problem[] = [];
  readonly file: string;
  private readonly lines: LineCounter;

  constructor(file: string, lines: LineCounter) {
    this.file = file;
    this.lines = lines;
  }

  lineOf(node: Node | null | undefined): number {
    return node?.range ? this.lines.linePos(node.range[0]).line : 1;
  }

  report(
    line: number,
    reason: string,
    key: string | null,
    value: string | null,
    params: Problem['params'] = {},
    severity: Problem['severity'] = 'error',
  ): void {
    this.problems.push({
      severity,
      code: 'settings',
      reason,
      file: this.file,
      line,
      column: null,
      header: key,
      row_id: null,
      value,
      params,
    });
  }

  wrongType(node: Node, key: string, expected: string): void {
    this.report(this.lineOf(node), 'wrong_type', key, isScalar(node) ? String(node.value) : null, {
      expected,
    });
  }

  /** Names every key that nobody reads. */
  known(map: YAMLMap, keys: readonly string[], prefix = ''): void {
    for (const pair of map.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      if (!keys.includes(key))
        this.report(this.lineOf(pair.key as Node), 'unknown_key', `${prefix}${key}`, null, {
          suggestion: nearest(key, keys) ?? '',
        });
    }
  }

  node(map: YAMLMap | null, key: string): Node | null {
    const node = map?.get(key, true);
    return node == null || (isScalar(node) && node.value === null) ? null : (node as Node);
  }

  text(map: YAMLMap | null, key: string): string | null {
    const node = this.node(map, key);
    if (!node) return null;
    if (isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number'))
      return (node.source ?? String(node.value)).trim();
    this.wrongType(node, key, 'text');
    return null;
  }

  number(
    map: YAMLMap | null,
    key: string,
    fallback: number,
    accept: (n: number) => boolean,
    expected: string,
  ): number {
    const node = this.node(map, key);
    if (!node) return fallback;
    if (isScalar(node) && typeof node.value === 'number' && accept(node.value)) return node.value;
    this.wrongType(node, key, expected);
    return fallback;
  }

  flag(map: YAMLMap | null, key: string): boolean {
    const node = this.node(map, key);
    if (!node) return false;
    if (isScalar(node) && typeof node.value === 'boolean') return node.value;
    this.wrongType(node, key, 'true_or_false');
    return false;
  }

  choice<const T extends string>(map: YAMLMap | null, key: string, choices: readonly T[], fallback: T): T {
    const node = this.node(map, key);
    if (!node) return fallback;
    const found = isScalar(node) ? choices.find((choice) => choice === node.value) : undefined;
    if (found === undefined)
      this.report(this.lineOf(node), 'bad_value', key, isScalar(node) ? String(node.value) : null, {
        expected: choices.join(', '),
      });
    return found ?? fallback;
  }

  map(map: YAMLMap | null, key: string): YAMLMap | null {
    const node = this.node(map, key);
    if (!node) return null;
    if (isMap(node)) return node;
    this.wrongType(node, key, 'mapping');
    return null;
  }

  /** A web address, or a problem. */
  address(map: YAMLMap | null, key: string): string | null {
    const text = this.text(map, key);
    if (text === null || (/^https?:\/\//i.test(text) && URL.canParse(text))) return text;
    this.report(this.lineOf(this.node(map, key)), 'bad_value', key, text, { expected: 'https://…' });
    return null;
  }
}

function asOf(reader: Reader, root: YAMLMap): string | null {
  const text = reader.text(root, 'as_of');
  if (text === null) return null;
  const date = parseDate(text);
  const line = reader.lineOf(reader.node(root, 'as_of'));
  if (typeof date !== 'string' || date.length === 4) {
    reader.report(line, 'bad_value', 'as_of', text, { expected: '2013-11' });
    return null;
  }
  const month = date.slice(0, 7);
  const [year = 0, monthNumber = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, monthNumber, 0)).getUTCDate();
  if (date.length === 10 && Number(date.slice(8)) !== last)
    reader.report(line, 'as_of_not_month_end', 'as_of', text, { month }, 'warning');
  return month;
}

function languages(reader: Reader, root: YAMLMap): readonly Lang[] {
  const node = reader.node(root, 'languages');
  if (!node) return ['zh', 'en'];
  const values = isSeq(node) ? node.items.map((item) => (isScalar(item) ? item.value : null)) : [];
  const langs = values.filter((value): value is Lang => value === 'zh' || value === 'en');
  if (langs.length !== values.length || langs.length === 0 || !langs.includes('zh')) {
    reader.report(reader.lineOf(node), 'bad_value', 'languages', null, { expected: '[zh], [zh, en]' });
    return ['zh', 'en'];
  }
  return [...new Set(langs)].sort((a) => (a === 'zh' ? -1 : 1));
}

function weights(
  reader: Reader,
  ranking: YAMLMap | null,
  measures: readonly string[],
): Record<string, string> {
  const map = reader.map(ranking, 'weights');
  const found: Record<string, string> = {};
  for (const pair of map?.items ?? []) {
    const id = isScalar(pair.key) ? String(pair.key.value) : '';
    const node = pair.value as Node | null;
    const line = reader.lineOf(pair.key as Node);
    if (!measures.includes(id)) {
      reader.report(line, 'unknown_measure', `ranking.weights.${id}`, id, {
        suggestion: nearest(id, measures) ?? '',
      });
      continue;
    }
    const text =
      isScalar(node) && typeof node.value === 'number' ? (node.source ?? String(node.value)) : null;
    if (text === null || !/^\d+(\.\d+)?$/.test(text))
      reader.report(line, 'bad_value', `ranking.weights.${id}`, isScalar(node) ? String(node.value) : null, {
        expected: '0.5',
      });
    else found[id] = text;
  }
  return found;
}

function ladder(reader: Reader, root: YAMLMap): LadderRung[] {
  const node = reader.node(root, 'ladder');
  if (!node) return [];
  if (isMap(node)) {
    reader.known(node, TRIGGERS, 'ladder.');
    return TRIGGERS.flatMap((trigger) => {
      const measure = reader.text(node, trigger);
      return measure === null ? [] : [{ trigger, measure }];
    });
  }
  if (!isSeq(node)) {
    reader.wrongType(node, 'ladder', 'list');
    return [];
  }
  return node.items.flatMap((item) => {
    if (!isMap(item)) {
      reader.wrongType(item as Node, 'ladder', 'mapping');
      return [];
    }
    reader.known(item, ['trigger', 'measure'], 'ladder.');
    const measure = reader.text(item, 'measure');
    return measure === null ? [] : [{ trigger: reader.choice(item, 'trigger', TRIGGERS, 'month'), measure }];
  });
}

function mapSettings(reader: Reader, root: YAMLMap): Settings['map'] {
  const map = reader.map(root, 'map');
  if (map) reader.known(map, ['approval_number', 'boundaries', 'basemap'], 'map.');
  const approval_number = reader.text(map, 'approval_number');
  const boundaries = reader.flag(map, 'boundaries');
  if (boundaries && approval_number === null)
    reader.report(
      reader.lineOf(reader.node(map, 'boundaries')),
      'boundaries_without_approval',
      'map.boundaries',
      'true',
    );
  return { approval_number, boundaries, basemap: reader.text(map, 'basemap') };
}

function thresholds(reader: Reader, root: YAMLMap): Settings['thresholds'] {
  const map = reader.map(root, 'thresholds');
  if (map) reader.known(map, ['behind_points', 'ahead_points', 'stalled_months'], 'thresholds.');
  const points = (n: number): boolean => n >= 0 && n <= 100;
  return {
    behind_points: reader.number(map, 'behind_points', 10, points, '0–100'),
    ahead_points: reader.number(map, 'ahead_points', 3, points, '0–100'),
    stalled_months: reader.number(
      map,
      'stalled_months',
      3,
      (n) => Number.isInteger(n) && n >= 1,
      '1, 2, 3 …',
    ),
  };
}

function governmentMeta(reader: Reader, root: YAMLMap): Record<string, string> {
  const map = reader.map(root, 'government_meta');
  const keys = (map?.items ?? []).map((pair) => (isScalar(pair.key) ? String(pair.key.value) : ''));
  return Object.fromEntries(
    keys.flatMap((key) => {
      const text = reader.text(map, key);
      return text === null ? [] : [[key, text] as const];
    }),
  );
}

function required(
  reader: Reader,
  root: YAMLMap,
  key: 'title' | 'city' | 'publisher',
  fallback: string | null,
): string {
  const text = reader.text(root, key);
  if (text === null && fallback === null && !reader.node(root, key))
    reader.report(1, 'missing', key, null, { key });
  return text ?? fallback ?? '';
}

function settingsOf(reader: Reader, root: YAMLMap, measures: readonly string[]): Settings {
  reader.known(root, TOP_KEYS);
  const ranking = reader.map(root, 'ranking');
  if (ranking) reader.known(ranking, ['weights', 'min_projects'], 'ranking.');
  const title = required(reader, root, 'title', null);
  const day = reader.number(
    root,
    'release_day',
    0,
    (n) => Number.isInteger(n) && n >= 1 && n <= DAYS_IN_SHORTEST_MONTH,
    '1–28',
  );
  return {
    title,
    title_en: reader.text(root, 'title_en'),
    city: required(reader, root, 'city', title),
    city_en: reader.text(root, 'city_en'),
    publisher: required(reader, root, 'publisher', title),
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
    ranking: {
      weights: weights(reader, ranking, measures),
      min_projects: reader.number(
        ranking,
        'min_projects',
        1,
        (n) => Number.isInteger(n) && n >= 1,
        '1, 2, 3 …',
      ),
    },
    ladder: ladder(reader, root),
    coordinates: reader.choice(root, 'coordinates', COORDINATES, 'wgs84'),
    map: mapSettings(reader, root),
    government_meta: governmentMeta(reader, root),
  };
}

/**
 * @param measures ids that a ranking may weigh
 * @returns settings even where some keys are wrong, so that the tables can still be checked; null when the file is no mapping
 */
export function readSettings(text: string, file: string, measures: readonly string[]): SettingsReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const reader = new Reader(file, lines);
  for (const error of document.errors)
    reader.report(lines.linePos(error.pos[0]).line, 'yaml_syntax', null, null, {
      message: error.message.split('\n')[0] ?? '',
    });
  if (document.errors.length > 0) return { settings: null, problems: reader.problems };
  if (!isMap(document.contents)) {
    reader.report(1, 'missing', 'title', null, { key: 'title' });
    return { settings: null, problems: reader.problems };
  }
  return { settings: settingsOf(reader, document.contents, measures), problems: reader.problems };
}
