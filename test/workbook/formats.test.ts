import { describe, expect, it } from 'vitest';
import { builtinFormat } from '../../src/workbook/builtin-formats.ts';
import { displayed, formatKind } from '../../src/workbook/formats.ts';

const kind = (code: string) => formatKind({ code });
const shown = (code: string, number: number, date1904 = false): string =>
  displayed({ kind: 'number', raw: String(number), number }, { code }, date1904);

describe('number formats', () => {
  it.each([
    ['yyyy/m/d', 'day'],
    ['yyyy"年"m"月"d"日";@', 'day'],
    ['[$-804]yyyy"年"m"月"d"日"aaaa', 'day'],
    ['[DBNum1][$-804]yyyy"年"m"月"d"日"', 'day'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'day'],
    ['d-mmm-yy', 'day'],
    ['yyyy"年"m"月";@', 'month'],
    ['[$-804]e"年"m"月"', 'month'],
    ['[$-409]mmm\\-yy;@', 'month'],
    ['yyyy\\-mm', 'month'],
    ['yyyy"年"', 'year'],
    ['m"月"d"日"', 'no_year'],
    ['m/d', 'no_year'],
  ])('%s shows a date to the %s', (code, precision) => {
    expect(kind(code)).toEqual({ kind: 'date', precision, timed: false });
  });

  it.each([
    [27, 'month'],
    [31, 'day'],
    [36, 'month'],
    [50, 'month'],
    [52, 'month'],
    [57, 'month'],
    [58, 'no_year'],
    [14, 'day'],
    [17, 'month'],
  ])('knows what the built-in format %d is in Chinese', (id, precision) => {
    expect(kind(builtinFormat(id))).toMatchObject({ kind: 'date', precision });
  });

  it('knows moments, times, percentages and other spellings', () => {
    expect(kind('yyyy/m/d h:mm')).toEqual({ kind: 'date', precision: 'day', timed: true });
    expect(kind('[h]:mm:ss')).toEqual({ kind: 'time' });
    expect(kind('0.0%')).toEqual({ kind: 'number', percent: true, decimals: 1, scaled: false });
    expect(kind('#,##0.00_);[Red](#,##0.00)')).toEqual({
      kind: 'number',
      percent: false,
      decimals: 2,
      scaled: false,
    });
    expect(kind('0!.0,"万"')).toMatchObject({ kind: 'number', scaled: true });
    expect(kind('# ?/?')).toEqual({ kind: 'spelled' });
    expect(kind('0.00E+00')).toEqual({ kind: 'spelled' });
    expect(kind(';;;')).toEqual({ kind: 'spelled' });
    expect(kind('General')).toEqual({ kind: 'general' });
    expect(kind('@')).toEqual({ kind: 'text' });
    expect(kind('bad"')).toEqual({ kind: 'general' });
  });

  it.each([
    ['000', 7, '007'],
    ['"SL-"000', 12, 'SL-012'],
    ['0.0%', 0.817, '81.7%'],
    ['#,##0.00', 1234.5, '1,234.50'],
    ['yyyy"年"m"月"', 41631, '2013年12月'],
    // East Asian versions print the character after `!` as it is: ten thousands with one decimal.
    ['0!.0,', 98000, '9.8'],
    ['General', 0.1 + 0.2, '0.3'],
    ['General', 330203198001, '330203198001'],
    [';;;', 5, ''],
  ])('shows by %s the number %d as %s', (code, number, text) => {
    expect(shown(code, number)).toBe(text);
  });

  it('shows days counted from 1904', () => {
    expect(shown('yyyy/m/d', 40169, true)).toBe('2013/12/23');
  });
});
