/** The first lines of a story: typed values with what is wrong in them, each with its line. */
import { isMap, LineCounter, parseDocument } from 'yaml';
import type { StoryReason } from '../csv/story-reasons.ts';
import type { Lang } from '../schema/settings.ts';
import { YamlReader } from '../schema/settings-yaml.ts';
import { readDate } from '../schema/values/date.ts';
import type { StoryReport } from './report.ts';
import type { FrontMatter } from './types.ts';

const KEYS: readonly (keyof FrontMatter)[] = [
  'title',
  'title_en',
  'date',
  'author',
  'summary',
  'release',
  'digest',
  'language',
];
/** Free text, in which a private number could stand. */
const PUBLISHED = ['title', 'title_en', 'author', 'summary'] as const;
/** What would be an element in the text: here it would be shown as it is written. */
const TAG = /<\/?[a-z][^<>]*>/i;
const RELEASE = /^\d{4}-\d{2}-\d{2}-[0-9a-f]{7}$/;
const DIGEST = /^\d{4}(?:-(?:0[1-9]|1[0-2]|Q[1-4]))?$/;

/** What a YAML reader of the house may find; the words for a story are its own. */
const REASONS: Readonly<Record<string, StoryReason>> = {
  unknown_key: 'unknown_key',
  missing: 'missing',
  bad_value: 'bad_value',
  wrong_type: 'wrong_type',
};

function handOn({ problems }: YamlReader, report: StoryReport): void {
  for (const { reason, line, header, value, params } of problems) {
    const known = REASONS[reason];
    if (known === undefined) continue;
    const more = { ...(header === null ? {} : { header }), ...(value === null ? {} : { value }) };
    report.add(known, { line, column: 1 }, { params, ...more });
  }
}

/**
 * @param yaml the lines between the two `---`; the first of them is line 2 of the file
 * @param named the language that the file's name says; null where it says none
 * @returns null where a value that every story needs is missing or wrong
 */
export function readFront(yaml: string, named: Lang | null, report: StoryReport): FrontMatter | null {
  const lines = new LineCounter();
  const document = parseDocument(`\n${yaml}`, { lineCounter: lines });
  for (const error of document.errors) {
    const message = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '';
    const reason = error.code === 'DUPLICATE_KEY' ? 'duplicate_key' : 'yaml_syntax';
    const { line, col } = lines.linePos(error.pos[0]);
    report.add(reason, { line, column: col }, { params: { message } });
  }
  const root = document.contents;
  if (document.errors.length > 0) return null;
  if (!isMap(root)) {
    report.add('not_mapping', { line: 2, column: 1 });
    return null;
  }
  const reader = new YamlReader(report.file, lines);
  reader.known(root, KEYS);
  const needed = (key: keyof FrontMatter): string => {
    const text = reader.text(root, key);
    if (text === null && reader.node(root, key) === null) reader.report(2, { reason: 'missing', key });
    return text ?? '';
  };
  const formed = (key: 'release' | 'digest', form: RegExp, expected: string): string | null => {
    const text = reader.text(root, key);
    if (text === null || form.test(text)) return text;
    reader.reportAt(root, key, 'bad_value', { expected });
    return null;
  };
  const front: FrontMatter = {
    title: needed('title'),
    title_en: reader.text(root, 'title_en'),
    date: needed('date'),
    author: needed('author'),
    summary: needed('summary'),
    release: formed('release', RELEASE, '2013-12-23-1a2b3c4'),
    digest: formed('digest', DIGEST, '2013-11 / 2013-Q3 / 2013'),
    language: reader.choice(root, 'language', ['zh', 'en'], named ?? 'zh'),
  };
  const date = readDate(front.date);
  const isDay = typeof date === 'string' && date.length === 10;
  if (front.date !== '' && !isDay) reader.reportAt(root, 'date', 'bad_value', { expected: '2013-12-23' });
  if (named !== null && front.language !== named)
    report.add(
      'language',
      { line: reader.lineOf(reader.node(root, 'language')), column: 1 },
      { header: 'language', value: front.language, params: { expected: named } },
    );
  const before = report.problems.length;
  handOn(reader, report);
  for (const key of PUBLISHED) {
    const at = { line: reader.lineOf(reader.node(root, key)), column: 1 };
    const [tag] = TAG.exec(front[key] ?? '') ?? [];
    if (tag !== undefined) report.add('front_markup', at, { header: key, value: tag });
    report.refusePrivate(front[key] ?? '', at);
  }
  return report.problems.length > before ? null : { ...front, date: isDay ? date : front.date };
}
