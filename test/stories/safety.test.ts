/** Whatever a story says, its page holds words, figures and links, and nothing that could run. */
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { expect, it } from 'vitest';
import { proseHtml } from '../../src/components/story.ts';
import { contextFor } from '../../src/views/context.ts';
import { storyBody } from '../../src/views/story-body.ts';
import { NO_LEDGER } from '../views/context.ts';
import { FRONT, load } from './city.ts';

/** Elements of prose with the attributes that each may have. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  p: [],
  h2: [],
  h3: [],
  h4: [],
  ul: [],
  ol: ['start'],
  li: [],
  blockquote: [],
  hr: [],
  br: [],
  strong: [],
  em: [],
  code: [],
  a: ['href', 'class', 'data-figure'],
};

/** The markup of a story's prose; null where the story is refused. */
function htmlOf(text: string): string | null {
  const { dataset, stories } = load({ 'stories/a.mdx': FRONT + text });
  const [story] = stories;
  if (dataset === null || story === undefined) return null;
  const source = { stories, archive: 'no_git', history: null } as const;
  const { parts } = storyBody(contextFor(dataset, NO_LEDGER, '/roads/', 'zh'), source, story);
  return parts.flatMap((part) => (part.kind === 'prose' ? [proseHtml(part.blocks)] : [])).join('');
}

/** What a browser would take for elements that stories may not have. */
function forbiddenIn(html: string): string[] {
  const found: string[] = [];
  let links = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      const allowed = ALLOWED[name];
      if (name === 'a' && (links += 1) > 1) found.push('a in a');
      if (allowed === undefined) found.push(`<${name}>`);
      for (const [key, value] of Object.entries(attributes)) {
        if (allowed?.includes(key) !== true) found.push(`${name} ${key}`);
        if (key === 'href' && !/^(?:https?:\/\/|\/roads\/)/i.test(value)) found.push(`href ${value}`);
        if (key === 'class' && !/^fig(?: owed)?$/.test(value)) found.push(`class ${value}`);
        if (key === 'start' && !/^\d+$/.test(value)) found.push(`start ${value}`);
      }
    },
    onclosetag(name) {
      if (name === 'a') links -= 1;
    },
    oncomment: (text) => found.push(`<!--${text}`),
    onprocessinginstruction: (name) => found.push(name),
  });
  parser.end(html);
  return found;
}

const NASTY = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="alert(1)" />',
  '<svg onload="alert(1)" />',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](\\u006aavascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:x)',
  '[x](//evil.example/)',
  '[x](/\\\\evil.example/)',
  '[x](https://a.b/"onmouseover="alert(1))',
  '[x](<https://a.b/" onmouseover="alert(1)>)',
  '[x](/projects/NB-001/ "onmouseover=alert(1)")',
  '![x](https://a.b/c.png)',
  '![x](javascript:alert(1))',
  '[x]: javascript:alert(1)',
  '<https://a.b>',
  '<!-- x -->',
  '<![CDATA[ x ]]>',
  '<?xml x ?>',
  '{alert(1)}',
  '{`${alert(1)}`}',
  '<Figure id="city/opened@2013-11" />',
  '<Figure id="city/opened@2013-11" onclick="x" />',
  '<Figure id={alert(1)} />',
  '<Figure id="&quot;><script>alert(1)</script>" />',
  '[x <Figure id="city/opened@2013-11" /> y](https://a.b/)',
  '[**x <Figure id="city/opened@2013-11" />**](/projects/NB-001/)',
  '<Road id="NB-001" />',
  '<Road id="&lt;script>" />',
  '<Figure id="project:NB-001/progress@2013-10" />',
  'import x from "y"',
  'export default 1',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;',
  '`<script>alert(1)</script>`',
  '\\<script>',
  '**<b>x</b>**',
  '> ',
  '- ',
  '1. ',
  '999999999. ',
  '## ',
  '***',
  '"\'><script>',
  'style="x"',
  '\u0000',
  '\u202e',
  '\n\n',
  '\n',
  '  \n',
  '}',
  '{',
  '<',
  '>',
];

it('prints only what stories may have, whatever is written', () => {
  let printed = 0;
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...NASTY) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  );
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('', ' ', '\n\n'),
      (all, by) => {
        const html = htmlOf(all.join(by));
        if (html === null) return;
        printed += 1;
        expect(forbiddenIn(html)).toEqual([]);
      },
    ),
    { numRuns: 600 },
  );
  expect(printed).toBeGreaterThan(20);
});

it.each(NASTY)('prints %j as words, or refuses it', (text) => {
  const html = htmlOf(`甲\n\n${text}\n`);
  if (html !== null) expect(forbiddenIn(html)).toEqual([]);
});

it('would find what is forbidden', () => {
  expect(forbiddenIn('<p onclick="x"><b>a</b><a href="javascript:x">b</a><!-- c --></p>')).toHaveLength(4);
});

it('parts a link at its figures: each leads to its own receipt', () => {
  const figure = '<Figure id="city/opened@2013-11" />';
  const shown =
    '<a class="fig" href="/roads/figures/city/2013-11/#opened" data-figure="city/opened@2013-11">1</a>';
  const link = (words: string): string => `<a href="/roads/projects/NB-001/">${words}</a>`;
  expect(htmlOf(`[甲${figure}*乙*](/projects/NB-001/)`)).toBe(
    `<p>${link('甲')}${shown}${link('<em>乙</em>')}</p>`,
  );
  expect(htmlOf(`[**甲 ${figure}**乙](/projects/NB-001/)`)).toBe(
    `<p><strong>${link('甲 ')}${shown}</strong>${link('乙')}</p>`,
  );
});

it('shows what is written between figures to the character', () => {
  const html = htmlOf(
    '通了 <Figure id="city/opened@2013-11" /> 条，“<b”与 &lt;i&gt; 是字。'.replace('<b', '&lt;b'),
  );
  expect(html).toMatch(
    /^<p>通了 <a class="fig" href="\/roads\/figures\/city\/2013-11\/#opened" data-figure="city\/opened@2013-11">1<\/a>\u00a0条，“&lt;b”与 &lt;i&gt; 是字。<\/p>$/,
  );
});
