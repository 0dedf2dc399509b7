import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/csv/decode.ts';
import { gb18030, joined, utf16, utf8 } from './bytes.ts';

const TEXT = '项目编号,项目名称\nNB-001,杨柳路东延\nNB-002,槐洲路\n';

function failure(bytes: Uint8Array) {
  const { problem } = decode(bytes, 'projects.csv');
  return problem === null ? null : [problem.code, problem.reason, problem.line];
}

describe('decoding', () => {
  it.each([
    ['utf-8', utf8(TEXT)],
    ['utf-8', joined([0xef, 0xbb, 0xbf], utf8(TEXT))],
    ['utf-16le', utf16(TEXT, true)],
    ['utf-16be', utf16(TEXT, false)],
    ['gb18030', gb18030(TEXT)],
  ] as const)('reads %s and leaves the mark out of the text', (encoding, bytes) => {
    expect(decode(bytes, 'a.csv')).toEqual({ text: TEXT, encoding, problem: null });
  });

  it('reads four-byte characters of GB18030', () => {
    expect(decode(joined(gb18030('名,中\n'), [0x81, 0x30, 0x81, 0x30]), 'a.csv').text).toBe('名,中\n\u0080');
  });

  it('gives back any text from UTF-16 and UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, littleEndian) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\ufeff') && !/^\s*</.test(text));
        expect(decode(utf16(text, littleEndian), 'a.csv').text).toBe(text);
        expect(decode(joined([0xef, 0xbb, 0xbf], utf8(text)), 'a.csv').text).toBe(text);
      }),
    );
  });

  it('names the line of a damaged byte in a Chinese UTF-8 file, and does not read it as GB18030', () => {
    const bytes = joined(utf8('项目编号,名称\nNB-001,杨柳路\nNB-002,'), [0xe6, 0x9d], utf8(',东延\n'));
    expect(failure(bytes)).toEqual(['encoding', 'bytes', 3]);
    expect(decode(bytes, 'a.csv').problem?.params).toEqual({ encoding: 'UTF-8' });
  });

  it('names the line of a damaged byte in a GB18030 file', () => {
    const bytes = joined(gb18030('项目编号,名称\nNB-001,杨柳路\nNB-002,'), [0xff], gb18030(',东延\n'));
    expect(failure(bytes)).toEqual(['encoding', 'bytes', 3]);
    expect(decode(bytes, 'a.csv').problem?.params).toEqual({ encoding: 'GB18030' });
  });

  it.each(['\n', '\r\n', '\r'])('counts lines that end in %j', (end) => {
    const bytes = joined(utf8(`项目编号,名称${end}甲,杨柳路${end}${end}乙,`), [0xff], utf8(`${end}丙${end}`));
    expect(failure(bytes)).toEqual(['encoding', 'bytes', 4]);
  });

  it('names the line of the damage wherever it stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.constantFrom(0xff, 0xfe, 0xc0), (line, byte) => {
        const lines = Array.from({ length: 60 }, (_, i) => utf8(`NB-${i},杨柳路东延第${i}段\n`));
        const bytes = joined(...lines.slice(0, line - 1), [byte, 0x0a], ...lines.slice(line));
        expect(failure(bytes)).toEqual(['encoding', 'bytes', line]);
      }),
    );
  });

  it('names the line of half a character in UTF-16', () => {
    const lone = utf16('a,b\n1,2\n3,\ud800x\n', true);
    expect(failure(lone)).toEqual(['encoding', 'bytes', 3]);
    expect(failure(utf16('a,b\n1,2\n', false).slice(0, -1))).toEqual(['encoding', 'bytes', 2]);
  });

  it.each([
    ['xlsx', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]],
    ['xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
    ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]],
    ['archive', [0x1f, 0x8b, 0x08]],
    ['utf32', [0xff, 0xfe, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00]],
    ['markup', utf8('<html><table><tr><td>1</td></tr></table></html>')],
    ['markup', utf8('\ufeff  <?xml version="1.0"?>')],
    ['utf16_without_bom', utf16(TEXT, true, false)],
    ['utf16_without_bom', utf16('id,name\nNB-001,Ring Road\n', false, false)],
  ] as const)('says what a file is that is no CSV: %s', (reason, bytes) => {
    expect(failure(Uint8Array.from(bytes))).toEqual(['encoding', reason, 1]);
  });

  it('leaves single NUL bytes to the rows they stand in', () => {
    expect(decode(utf8('a,b\n1,x\0y\n2,3\n4,5\n6,7\n'), 'a.csv').text).toContain('\0');
  });
});
