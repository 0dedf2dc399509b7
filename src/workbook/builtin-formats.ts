/**
 * Number formats that files name by number only (ECMA-376 Part 1, 18.8.30). Those from 27 on depend on the language of
 * Excel: in Chinese ones 27, 36, 50, 52 and 57 are months, and a reader that does not know them sees days.
 */

const COMMON: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '¥#,##0;¥-#,##0',
  6: '¥#,##0;[Red]¥-#,##0',
  7: '¥#,##0.00;¥-#,##0.00',
  8: '¥#,##0.00;[Red]¥-#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  23: '¥#,##0_);(¥#,##0)',
  24: '¥#,##0_);[Red](¥#,##0)',
  25: '¥#,##0.00_);(¥#,##0.00)',
  26: '¥#,##0.00_);[Red](¥#,##0.00)',
  37: '#,##0_);(#,##0)',
  38: '#,##0_);[Red](#,##0)',
  39: '#,##0.00_);(#,##0.00)',
  40: '#,##0.00_);[Red](#,##0.00)',
  41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
  42: '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ ',
  43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
  44: '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
};

const MONTH = 'yyyy"年"m"月"';
const DAY_OF_MONTH = 'm"月"d"日"';
const HOUR_OF_HALF = '上午/下午h"时"mm"分"';

/** For Chinese (PRC). */
const CHINESE: Readonly<Record<number, string>> = {
  27: MONTH,
  28: DAY_OF_MONTH,
  29: DAY_OF_MONTH,
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: HOUR_OF_HALF,
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: MONTH,
  50: MONTH,
  51: DAY_OF_MONTH,
  52: MONTH,
  53: DAY_OF_MONTH,
  54: DAY_OF_MONTH,
  55: HOUR_OF_HALF,
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: MONTH,
  58: DAY_OF_MONTH,
};

/** The code of a built-in format; `General` for numbers that name none. */
export function builtinFormat(id: number): string {
  return COMMON[id] ?? CHINESE[id] ?? 'General';
}
