/** Numbers as decimal text, to the fifteen digits that spreadsheets keep. */

const DIGITS = 15;

/** A number of a cell as text. */
export interface CellNumber {
  /** Plain decimal, without exponent and closing zeros: `0.3` for 0.1+0.2. */
  readonly text: string;
  /** Whether the file holds more than those digits: the rest is noise of binary arithmetic. */
  readonly noise: boolean;
  /** Whether digits before the point were lost: a number of more than fifteen digits, such as an account. */
  readonly lost: boolean;
}

function plain(digits: string, exponent: number): string {
  const point = exponent + 1;
  const whole = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const fraction = (point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point)).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** The decimal text of a number as a spreadsheet shows it where there is room. */
export function cellNumber(number: number): CellNumber {
  if (number === 0) return { text: '0', noise: false, lost: false };
  const [mantissa = '', exponent = '0'] = Math.abs(number)
    .toExponential(DIGITS - 1)
    .split('e');
  const size = plain(mantissa.replace('.', ''), Number(exponent));
  const text = number < 0 ? `-${size}` : size;
  return { text, noise: Number(text) !== number, lost: Number(exponent) >= DIGITS };
}

/** A plain decimal times a power of ten, exactly. */
export function timesTen(text: string, places: number): string {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const digits = whole + fraction;
  const point = whole.length + places;
  const left = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const right = (point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point)).replace(/0+$/, '');
  return sign + left.replace(/^0+(?=\d)/, '') + (right === '' ? '' : `.${right}`);
}

/** How many decimals a plain decimal has. */
export function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  return point === -1 ? 0 : text.length - point - 1;
}

/** A plain decimal rounded half away from zero, as spreadsheets show it; closing zeros are left out. */
export function rounded(text: string, decimals: number): string {
  if (decimalsOf(text) <= decimals) return text;
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)\.(\d+)$/.exec(text) ?? [];
  const kept = BigInt(whole + fraction.slice(0, decimals)) + (fraction.charAt(decimals) >= '5' ? 1n : 0n);
  const size = timesTen(String(kept), -decimals);
  return size === '0' ? '0' : sign + size;
}
