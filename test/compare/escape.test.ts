import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, plain } from '../../src/compare/escape.ts';

describe('a text of the data in Markdown', () => {
  it.each([
    '沧海路（二期）',
    '2013-12-23',
    '81.5%',
    '−15.4',
    '+7.1',
    '12,345',
    '“杆线”限时 2013 年 5 月 31 日，超期 10 天。',
    'Opened on 5 June 2013, 3 days later than planned (2 June 2013).',
    'On-track rate',
  ])('stands as it is where nothing in it means anything: %s', (text) => {
    expect(plain(text)).toBe(text);
  });

  it.each([
    '@user',
    'a@b.cn',
    '#12',
    '!3',
    'GH-12',
    'deadbeef',
    'www.example.cn',
    'https://example.cn',
    '[x](y)',
    '<b>',
    '*a*',
    '_a_',
    '~~a~~',
    ':smile:',
    '&lt;',
    '$x$',
    '1. a',
    '- a',
    '> a',
  ])('is code where a forge might see more in it: %s', (text) => {
    expect(plain(text)).toBe(`\`${text}\``);
  });

  it('cannot end its code or its cell', () => {
    expect(plain('a`b|c\\')).toBe('<code>a&#96;b&#124;c&#92;</code>');
  });

  it('is one line, without characters that hide or reorder others', () => {
    expect(plain('一\n二\r\n三')).toBe('`一 ⏎ 二 ⏎ 三`');
    expect(plain('a\u202eb\u200bc')).toBe('`a\ufffdb\ufffdc`');
  });

  it('is cut where it is long', () => {
    expect([...plain('路'.repeat(500))]).toHaveLength(161);
    expect([...plain('路'.repeat(500), Infinity)]).toHaveLength(500);
  });

  it('never has a mark of Markdown outside code, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const outside = plain(text).replace(/^`[^`\n]*`$|^<code>[^<>\n]*<\/code>$/, '');
        expect(outside).not.toMatch(/[@#<>[\]`|*_~\\&!$^{}\n\r]/);
        expect(code(text)).not.toMatch(/[\n\r|]/);
      }),
    );
  });
});
