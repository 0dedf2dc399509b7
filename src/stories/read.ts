/**
 * The stories of a data folder. They are read as data and never run: the parser's tree is held against a short list of
 * allowed things, and only the typed blocks that come out of it reach a page.
 */
import { decode } from '../csv/decode.ts';
import type { Problem } from '../csv/problem.ts';
import type { Lang } from '../schema/settings.ts';
import { readFront } from './front.ts';
import type { Known } from './known.ts';
import { parseStory } from './parse.ts';
import { StoryReport } from './report.ts';
import { blocksOf } from './tree.ts';
import type { Story } from './types.ts';

/** As ids of the tables: names of stories are addresses. */
const SLUG = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;

interface Named {
  readonly file: string;
  readonly slug: string;
  readonly language: Lang | null;
}

export interface StorySource {
  readonly paths: readonly string[];
  readonly read: (path: string) => Uint8Array;
}

export interface StoriesReading {
  /** Those of which nothing is wrong. */
  readonly stories: readonly Story[];
  readonly problems: readonly Problem[];
}

/** `road.mdx`, and `road.en.mdx` in another language at the same address. */
function namedFiles({ paths }: StorySource, problems: Problem[]): Named[] {
  return paths.flatMap((file) => {
    if (!file.startsWith('stories/')) return [];
    const report = new StoryReport(file);
    const name = file.slice('stories/'.length);
    const [, slug = '', language] = /^(.*?)(?:\.(zh|en))?\.mdx$/i.exec(name) ?? [];
    if (!/\.mdx$/i.test(name)) report.add('unread', null, { severity: 'warning' });
    else if (name.includes('/'))
      report.add('place', null, { params: { name: name.split('/').at(-1) ?? '' } });
    else if (!SLUG.test(slug)) report.add('name', null, { value: slug });
    for (const problem of report.problems) problems.push(problem);
    const isRight = report.problems.length === 0;
    return isRight ? [{ file, slug, language: (language?.toLowerCase() as Lang | undefined) ?? null }] : [];
  });
}

/** The addresses of a city's stories, whether or not their texts are right. */
export function slugsOf(source: StorySource): ReadonlySet<string> {
  return new Set(namedFiles(source, []).map(({ slug }) => slug));
}

function readOne(
  { file, slug, language }: Named,
  source: StorySource,
  known: Known | null,
): { story: Story | null; problems: readonly Problem[] } {
  const decoded = decode(source.read(file), file);
  if (decoded.problem !== null) return { story: null, problems: [decoded.problem] };
  const report = new StoryReport(file);
  // YAML knows no line that ends with CR alone.
  const text = decoded.text.replaceAll(/\r(?!\n)/g, '\n');
  const root = parseStory(text, report);
  if (root === null) return { story: null, problems: report.inCharacters(text) };
  const [first] = root.children;
  const front = first?.type === 'yaml' ? readFront(first.value, language, report) : null;
  if (first?.type !== 'yaml') report.add('no_front', null);
  if (front !== null && known?.languages.includes(front.language) === false)
    report.add('language_off', null, {
      header: 'language',
      value: front.language,
      params: { languages: known.languages.join('、') },
    });
  const blocks = blocksOf(root, report, known);
  const isWrong = report.problems.some(({ severity }) => severity === 'error');
  const story = front === null || isWrong ? null : { ...front, file, slug, blocks };
  return { story, problems: report.inCharacters(text) };
}

/** Two texts for one place: the later file is told of the earlier. */
function refuseTwins(stories: readonly Story[], problems: Problem[]): Story[] {
  const taken = new Map<string, Story>();
  const refuse = (story: Story, key: string, reason: 'twice' | 'digest_twice'): boolean => {
    const other = taken.get(key);
    if (other === undefined) {
      taken.set(key, story);
      return false;
    }
    const report = new StoryReport(story.file);
    report.add(reason, null, { params: { other: other.file, digest: story.digest ?? '' } });
    for (const problem of report.problems) problems.push(problem);
    return true;
  };
  return stories.filter((story) => {
    const { slug, language, digest } = story;
    const isTwice = refuse(story, `slug ${slug.toLowerCase()} ${language}`, 'twice');
    const hasOther = digest !== null && refuse(story, `digest ${digest} ${language}`, 'digest_twice');
    return !isTwice && !hasOther;
  });
}

/**
 * Reads and checks every story, each mistake with its line and character.
 * @param known null while the tables cannot be read: then only the writing is checked
 * @param releases the ids of the city's releases, asked for only where a story names one; null where history is not available
 * @throws what `source.read` throws
 */
export function readStories(
  source: StorySource,
  known: Known | null,
  releases: () => ReadonlySet<string> | null = () => null,
): StoriesReading {
  const problems: Problem[] = [];
  const found: Story[] = [];
  for (const named of namedFiles(source, problems)) {
    const { story, problems: own } = readOne(named, source, known);
    for (const problem of own) problems.push(problem);
    if (story === null) continue;
    const ids = story.release === null ? null : releases();
    if (story.release === null || ids === null || ids.has(story.release)) found.push(story);
    else {
      const report = new StoryReport(story.file);
      report.add('unknown_release', null, { header: 'release', value: story.release });
      for (const problem of report.problems) problems.push(problem);
    }
  }
  return { stories: refuseTwins(found, problems), problems };
}
