import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as inWords } from '../../src/i18n/problems.ts';
import { STORY_REASONS } from '../../src/csv/story-reasons.ts';
import { readStories } from '../../src/stories/read.ts';
import { figuresIn } from '../../src/stories/types.ts';
import { FRONT, load } from './city.ts';

const PATH = 'stories/bridge.mdx';
/** The line on which the text begins. */
const TEXT = FRONT.split('\n').length;

type Wrong = readonly [reason: string, line: number, column: number | null];

/** What is found in a story, and nothing beside it. */
function found(text: string, path = PATH): Wrong[] {
  const { problems } = load({ [path]: text });
  expect(problems.filter(({ file }) => file !== path)).toEqual([]);
  return problems.map(({ reason, line, column }) => [reason, line, column]);
}

const front = (lines: string): string => `---\n${lines}\n---\n\n正文。\n`;
const GOOD = 'title: 甲\ndate: 2013-12-03\nauthor: 某局\nsummary: 乙';

/** Each mistake with the place at which it is told. */
const WRITTEN: readonly (readonly [what: string, text: string, ...wrong: Wrong[]])[] = [
  ['a measure that does not exist', '通了 <Figure id="city/opend@2013-11" /> 条。', ['measure', TEXT, 12]],
  ['a district that does not exist', '<Figure id="district:XX/opened@2013-11" />', ['scope', TEXT, 9]],
  ['a month without reports', '<Figure id="city/opened@2012-11" />', ['period', TEXT, 9]],
  ['a measure that the scope has not', '<Figure id="city/rank@2013-11" />', ['measure_scope', TEXT, 9]],
  ['an id that is none', '第一段。\n\n<Figure id="opened" />', ['figure_form', TEXT + 2, 9]],
  ['a project that does not exist', '<Road id="NB-009" />', ['project', TEXT, 7]],
  ['a chart that does not exist', '<Chart of="city/pie" />', ['chart', TEXT, 8]],
  ['a chart of a district that does not exist', '<Chart of="district:XX/trend" />', ['chart', TEXT, 8]],
  ['a group that is not ranked', '<Ranking period="2013-11" group="国企" />', ['group', TEXT, 27]],
  ['a ranking of a month without reports', '<Ranking period="2011-01" />', ['period', TEXT, 10]],
  ['no number of ranks', '<Ranking period="2013-11" top="0" />', ['top', TEXT, 27]],
  ['a script', '<script>alert(1)</script>', ['script', TEXT, 1]],
  ['a script in a sentence', '甲 <script src="https://a.b/c.js"/> 乙', ['script', TEXT, 3]],
  ['a style', '<style>a</style>', ['script', TEXT, 1]],
  ['a frame', '甲\n\n<iframe src="https://a.b" />', ['script', TEXT + 2, 1]],
  ['HTML', '甲 <b>乙</b>', ['element', TEXT, 3]],
  ['a fragment', '甲 <>乙</>', ['element', TEXT, 3]],
  ['a member of an object', '<Figure.x />', ['element', TEXT, 1]],
  ['an event handler', '<Road id="NB-001" onClick="x" />', ['handler', TEXT, 19]],
  ['a style attribute', '<Road id="NB-001" style="x" />', ['style', TEXT, 19]],
  [
    'HTML with both',
    '<a onclick="x" style="y">甲</a>',
    ['element', TEXT, 1],
    ['handler', TEXT, 4],
    ['style', TEXT, 16],
  ],
  ['an unknown attribute', '<Road id="NB-001" nam="x" />', ['attribute', TEXT, 19]],
  ['an attribute twice', '<Road id="NB-001" id="NB-002" />', ['attribute_twice', TEXT, 19]],
  ['an attribute in braces', '<Road id={a} />', ['attribute_value', TEXT, 7]],
  ['an attribute without a value', '<Road id />', ['attribute_value', TEXT, 7]],
  ['attributes spread', '<Road id="NB-001" {...x} />', ['expression', TEXT, 19]],
  ['no attribute', '<Figure />', ['attribute_missing', TEXT, 1]],
  ['words inside an element', '<Road id="NB-001">甲</Road>', ['content', TEXT, 1]],
  ['a block in a sentence', '甲 <Road id="NB-001" /> 乙', ['inline', TEXT, 3]],
  ['a block in a list', '- 甲\n- <Road id="NB-001" />', ['inline', TEXT + 1, 3]],
  ['an expression', '甲 {1 + 1}', ['expression', TEXT, 3]],
  ['an expression by itself', '{process.env}', ['expression', TEXT, 1]],
  ['a comment of MDX', '{/* 乙 */}', ['expression', TEXT, 1]],
  ['an import', "import a from 'b'", ['import', TEXT, 1]],
  ['an export', '甲\n\nexport const a = 1', ['import', TEXT + 2, 1]],
  ['a tag that is not closed', '甲\n\n<Road id="NB-001">\n\n乙\n', ['unclosed', TEXT + 2, 1]],
  ['a tag that breaks off', '甲 <Road id="NB-001', ['unclosed', TEXT, 3]],
  ['a tag that closes nothing', '甲</Road>', ['closing', TEXT, 3]],
  ['a comment of HTML', '甲 <!-- 乙 -->', ['comment', TEXT, 3]],
  ['a less-than sign', '甲 <5 条', ['less_than', TEXT, 3]],
  ['a quote that is none', '<Road id=“NB-001” />', ['syntax', TEXT, 1]],
  ['a brace that is not closed', '甲\n乙 {丙', ['brace', TEXT + 1, 3]],
  ['an image', '![甲](https://a.b/c.png)', ['image', TEXT, 1]],
  ['a link that runs', '[甲](javascript:alert(1))', ['link', TEXT, 1]],
  ['a link with data', '[甲](data:text/html,x)', ['link', TEXT, 1]],
  ['a link without its scheme', '[甲](//a.b/)', ['link', TEXT, 1]],
  ['a link to no page', '[甲](/projects/NB-009/)', ['link_page', TEXT, 1]],
  ['a link to no story', '[甲](/stories/river/)', ['link_page', TEXT, 1]],
  [
    'a link apart from its address',
    '[甲][a]\n\n[a]: javascript:x',
    ['reference_link', TEXT, 1],
    ['reference_link', TEXT + 2, 1],
  ],
  ['a second title', '# 甲', ['heading', TEXT, 1]],
  ['code', '```\na\n```', ['code_block', TEXT, 1]],
  [
    'a typed table',
    '| 甲 | 乙 |\n|---|---|\n| 1 | 2 |',
    ['table', TEXT, 1],
    ['table', TEXT + 1, 1],
    ['table', TEXT + 2, 1],
  ],
  ['a typed rate', '第一行\n完成 81.7%。', ['typed', TEXT + 1, 1]],
  [
    'a mistake after emoji, where characters are counted as people count them',
    '😀🚧 甲\n😀 乙 <Figure id="city/opend@2013-11" />',
    ['measure', TEXT + 1, 13],
  ],
  ['quotations in one another without end', '甲\n\n' + '> '.repeat(5000) + '乙', ['nested', TEXT + 2, 61]],
  ['lists in one another without end', '1. '.repeat(2000) + '乙', ['nested', TEXT, 46]],
  [
    'emphasis in one another without end',
    '**甲 *'.repeat(2000) + '乙' + '* 丙**'.repeat(2000),
    ['nested', TEXT, 73],
  ],
  ['a mobile number half in bold', '第一行\n\n找 138**1234**5678', ['mobile', TEXT + 2, 1]],
  ['a mobile number half in a link', '## 找 138[1234](https://a.b/)5678', ['mobile', TEXT, 1]],
  ['a mobile number in an address', '[甲](https://a.b/13812345678)', ['mobile', TEXT, 1]],
  ['a figure without value', '<Figure id="city/issue_rate@2013-11" />', ['no_value', TEXT, 9]],
  ['a mobile number', '第一行\n找 13812345678', ['mobile', TEXT + 1, 1]],
  ['no text', '---\ntitle: 甲\ndate: 2013-12-03\nauthor: 某局\nsummary: 乙\n---\n', ['empty', 1, null]],
  ['no title', front('date: 2013-12-03\nauthor: 某局\nsummary: 乙'), ['missing', 2, 1]],
  ['a key that is none', front(`${GOOD}\ntitel: 甲`), ['unknown_key', 6, 1]],
  ['a key twice', front(`${GOOD}\ntitle: 甲`), ['duplicate_key', 6, 1]],
  ['no day', front('title: 甲\ndate: 2013-12\nauthor: 某局\nsummary: 乙'), ['bad_value', 3, 1]],
  ['a release that is none', front(`${GOOD}\nrelease: v1`), ['bad_value', 6, 1]],
  ['a digest of nothing', front(`${GOOD}\ndigest: 2013-Q5`), ['bad_value', 6, 1]],
  ['a list for a title', front(GOOD.replace('甲', '[甲]')), ['wrong_type', 2, 1]],
  ['a private number at its head', front(GOOD.replace('某局', '某局 13812345678')), ['mobile', 4, 1]],
  [
    'an element in the first lines, where it would be shown as written',
    front(GOOD.replace('乙', '通了 <Figure id="city/opened@2013-11" /> 条')),
    ['front_markup', 5, 1],
  ],
  ['no YAML', front('title: "甲'), ['yaml_syntax', 2, 10]],
  ['words for YAML', front('甲'), ['not_mapping', 2, 1]],
];

const CASES = WRITTEN.map(([what, text, ...wrong]) => [what, text, wrong] as const);

describe('a story with a mistake', () => {
  it.each(CASES)('is told of it at its line and character: %s', (_what, text, wrong) => {
    expect(found(text)).toEqual(wrong);
    const { dataset, stories, problems } = load({ [PATH]: text });
    const errors = problems.filter(({ severity }) => severity === 'error');
    // A warning keeps nothing from being published.
    expect(dataset === null).toBe(errors.length > 0);
    expect(stories.length).toBe(errors.length > 0 ? 0 : 1);
    for (const problem of problems)
      for (const lang of ['zh', 'en'] as const) expect(inWords(problem, lang).hint).not.toBe('');
  });

  it('is told of its name, place and kind', () => {
    expect(found('甲', 'stories/2013/a.mdx')).toEqual([['place', 1, null]]);
    expect(found('甲', 'stories/桥.mdx')).toEqual([['name', 1, null]]);
    expect(found('甲', 'stories/a.md')).toEqual([['unread', 1, null]]);
    const text = '正文。';
    expect(load({ [PATH]: text, 'stories/Bridge.mdx': text }).problems).toMatchObject([{ reason: 'twice' }]);
    expect(load({ [PATH]: text, 'stories/bridge.en.mdx': text }).problems).toEqual([]);
    expect(found(front(`${GOOD}\nlanguage: zh`), 'stories/a.en.mdx')).toEqual([['language', 6, 1]]);
    const digest = front(`${GOOD}\ndigest: 2013-Q3`);
    expect(load({ [PATH]: digest, 'stories/b.mdx': digest }).problems).toMatchObject([
      { reason: 'digest_twice', params: { digest: '2013-Q3' } },
    ]);
    expect(found('没有开头'.padStart(5, '\n').replace(/^/, '\n'), 'stories/c.mdx')).toEqual([]);
    expect(load({ 'stories/c.mdx': '---x\n\n正文。' }).problems).toMatchObject([{ reason: 'no_front' }]);
  });

  it('with bytes that cannot be read is not sent to a program for tables', () => {
    const bytes = new Uint8Array([...new TextEncoder().encode(FRONT), 0xe4, 0xb8, 0xff, 0xfe, 0x80]);
    const source = { paths: [PATH], read: () => bytes };
    const [problem] = readStories(source, null).problems;
    expect(problem).toMatchObject({ code: 'encoding', line: TEXT });
    for (const lang of ['zh', 'en'] as const) {
      expect(inWords(problem!, lang).hint).toContain('UTF-8');
      expect(inWords(problem!, lang).hint).not.toContain('CSV');
    }
  });

  it('in a language that the site has not is refused: nobody could open it', () => {
    const files = { 'site.yaml': 'title: 打通断头路\nas_of: 2013-11\nlanguages: [zh]\n', [PATH]: '正文。' };
    expect(load(files).problems).toEqual([]);
    expect(load({ ...files, 'stories/bridge.en.mdx': 'Text.' }).problems).toMatchObject([
      { reason: 'language_off', file: 'stories/bridge.en.mdx', line: 1 },
    ]);
  });

  it('that names a release is held against those that there are, where that can be told', () => {
    const text = front(`${GOOD}\nrelease: 2013-12-05-1a2b3c4`);
    const at = (ids: readonly string[] | null) =>
      load({ [PATH]: text }, { releases: () => ids && new Set(ids) }).problems.map(({ reason }) => reason);
    expect(at(['2013-12-05-1a2b3c4'])).toEqual([]);
    expect(at(null)).toEqual([]);
    expect(at(['2013-12-06-1a2b3c4'])).toEqual(['unknown_release']);
  });

  it('has a case for every reason', () => {
    const elsewhere = [
      'place',
      'name',
      'unread',
      'twice',
      'language',
      'language_off',
      'digest_twice',
      'no_front',
      'unknown_release',
    ];
    const told = new Set([...elsewhere, ...CASES.flatMap(([, , wrong]) => wrong.map(([reason]) => reason))]);
    expect(STORY_REASONS.filter((reason) => !told.has(reason))).toEqual([]);
  });

  it('is told of the writing while the tables have errors, and not of what hangs on them', () => {
    const files = { 'progress.csv': 'project_id,period,progress\nNB-009,2013-11,x\n' };
    const { problems } = load({ ...files, [PATH]: '<b>甲</b> <Figure id="city/opened@2013-10" />' });
    expect(problems.filter(({ file }) => file === PATH).map(({ reason }) => reason)).toEqual(['element']);
  });
});

describe('a story that is right', () => {
  it('becomes typed blocks', () => {
    const text = [
      '## 一\n\n**通了** <Figure id="city/opened@2013-11" /> 条，见[首南路](/projects/NB-001/)。',
      '- 甲\n- *乙* <Figure id="project:NB-002/progress@2013-10" />',
      '> 丙\n\n***\n\n<Road id="NB-001" />\n\n<Ranking period="2013-11" top="2" />',
      '<Chart of="district:YZ/trend" />\n\n小于号写 &lt;，花括号写 \\{。',
    ].join('\n\n');
    const { problems, stories } = load({
      [PATH]: text,
      'stories/bridge.en.mdx': '[Here](/stories/bridge/).',
    });
    expect(problems).toEqual([]);
    const story = stories.find(({ language }) => language === 'zh')!;
    expect(story).toMatchObject({ slug: 'bridge', title: '通到河对岸', date: '2013-12-03', release: null });
    expect(story.blocks.map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'list',
      'quote',
      'rule',
      'road',
      'ranking',
      'chart',
      'paragraph',
    ]);
    expect(figuresIn(story.blocks).map(({ id }) => id)).toEqual([
      'city/opened@2013-11',
      'project:NB-002/progress@2013-10',
    ]);
    expect(story.blocks.at(-1)).toMatchObject({ children: [{ text: '小于号写 <，花括号写 {。' }] });
  });

  it.each([
    '**三季度：**打通了',
    '市里说**“乙”**的路',
    '通了**《甲》**一路',
    '**甲 <Figure id="city/opened@2013-11" />**条',
    '*甲，*乙',
  ])('may be bold beside the punctuation of Chinese: %s', (text) => {
    const { problems, stories } = load({ [PATH]: text });
    expect(problems).toEqual([]);
    expect(JSON.stringify(stories[0]!.blocks)).not.toContain('*');
    expect(JSON.stringify(stories[0]!.blocks)).toMatch(/strong|emphasis/);
  });

  it('keeps its places where lines end as on Windows', () => {
    const text = `${FRONT}甲\n\n<Figure id="city/opend@2013-11" />\n`.replaceAll('\n', '\r\n');
    expect(found(text)).toEqual([['measure', TEXT + 2, 9]]);
    expect(found(text.replaceAll('\r\n', '\r'))).toEqual([['measure', TEXT + 2, 9]]);
  });

  it('may have numbers on both sides of a figure, and dates in addresses', () => {
    const text =
      '138<Figure id="city/opened@2013-11" />12345678，[甲](https://a.b/2013-11-05/t20131105_4567.html)';
    expect(load({ [PATH]: text }).problems).toEqual([]);
  });
});

it('answers every text, whatever stands in it, with a story or with a reason', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const { stories, problems } = load({ [PATH]: FRONT + text });
      expect(stories.length === 1).toBe(problems.every(({ severity }) => severity === 'warning'));
    }),
  );
});
