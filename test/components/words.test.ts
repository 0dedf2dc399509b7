import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correctionHtml, dateInBold, figureHtml, wholeDates, wordsHtml } from '../../src/components/words.ts';
import type { FigureView } from '../../src/views/types.ts';

const figure: FigureView = {
  id: 'district:yinzhou/issue_rate@2017-06',
  text: '80.5%',
  fraction: '62 / 77',
  href: '/methodology/#issue_rate',
  owed: false,
  name: '问题解决率',
};

describe('sentences as markup', () => {
  test('a figure links to its definition, and its element holds exactly its text', () => {
    expect(figureHtml(figure)).toBe(
      '<a class="fig" href="/methodology/#issue_rate" data-figure="district:yinzhou/issue_rate@2017-06">80.5%</a>',
    );
  });

  test('a fraction stands after the figure, not in it', () => {
    expect(figureHtml(figure, true)).toMatch(/>80\.5%<\/a><small class="frac">62 \/ 77<\/small>$/);
    expect(figureHtml({ ...figure, fraction: null }, true)).not.toContain('frac');
  });

  test('dates within words stay on one line; alone, in addresses and in numbers of releases they are left as they are', () => {
    expect(wholeDates('方案批复后复工；预计 2026-02-26')).toBe(
      '方案批复后复工；预计 <span class="nb">2026-02-26</span>',
    );
    expect(wholeDates('2026-02-26')).toBe('2026-02-26');
    for (const same of [
      '<a href="/calendar/2025-11/">看</a>',
      '发布 2026-11-21-36ebc2e',
      '0300-00000007 转',
      'city/opened@2013-05',
    ])
      expect(wholeDates(same)).toBe(same);
    expect(wholeDates(wordsHtml([{ figure: { ...figure, text: '2025-11' } }, ' 起']))).toContain(
      'data-figure="district:yinzhou/issue_rate@2017-06"><span class="nb">2025-11</span></a>',
    );
  });

  test('owed figures and words are marked, and nothing else is', () => {
    expect(figureHtml({ ...figure, owed: true })).toContain('class="fig owed"');
    expect(wordsHtml([{ owed: '少 3 条' }])).toBe('<b class="owed">少\u00a03\u00a0条</b>');
    expect(wordsHtml([{ strong: '全市' }])).toBe('<b>全市</b>');
  });

  test('a number keeps the word it counts on its line; in a headline the word before it too', () => {
    expect(wordsHtml('应通 11 条，实通 9 条')).toBe('应通 11\u00a0条，实通 9\u00a0条');
    expect(wordsHtml('应通 11 条，实通 9 条', true)).toBe('应通\u00a011\u00a0条，实通\u00a09\u00a0条');
    expect(wordsHtml('11 roads, 9 open')).toBe('11 roads, 9 open');
  });

  test('nothing that comes in becomes markup', () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        const html = wordsHtml([
          words,
          { strong: words },
          { owed: words },
          { link: { href: `/${words}`, text: words } },
          { figure: { ...figure, text: words, id: words } },
        ]);
        expect(html.match(/<\/?(\w+)/g)?.join('')).toBe('<b</b<b</b<a</a<a</a');
        expect(html.match(/"/g)).toHaveLength(2 + 2 + 6);
      }),
    );
  });

  test('an address that is not one stays plain words', () => {
    expect(wordsHtml([{ link: { href: 'javascript:alert(1)', text: '文件' } }])).toBe('文件');
    expect(wordsHtml([{ link: { href: 'https://example.org/a?b&c', text: '文件' } }])).toBe(
      '<a href="https://example.org/a?b&amp;c">文件</a>',
    );
  });

  test('a date after a word is bold by itself', () => {
    expect(dateInBold('预计 2013-12-03')).toBe('预计 <b>2013-12-03</b>');
    expect(dateInBold('2013-12-03')).toBe('<b>2013-12-03</b>');
    expect(dateInBold('待定')).toBe('<b>待定</b>');
  });

  test('a correction strikes the old value and gives the new one with its reason', () => {
    const row = {
      date: '2013-11-08',
      what: '10 月进度',
      old: '69%',
      verb: '更正为',
      new: '66%',
      reason: '重复计入',
    };
    expect(correctionHtml(row, '。')).toBe('10 月进度 <s>69%</s> 更正为 <b>66%</b>。重复计入');
  });
});
