/** The same characters written another way: full-width letters and digits, signs, dashes. */

const MINUS = /[\u2010-\u2015\u2212\ufe63]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060-\u2064\ufe0e\ufe0f\ufeff]/g;

/** Full-width and other compatibility forms as plain ones, every dash and minus as `-`, nothing invisible. */
export function plainWidth(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '').replace(MINUS, '-');
}
