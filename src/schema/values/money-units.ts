/** Units of money that a header may name. */
import type { Words } from '../field.ts';

export interface MoneyUnit extends Words {
  /** 10 to this power is the unit in 元. */
  readonly power: number;
  readonly also: readonly string[];
}

export const MONEY_UNITS = [
  { zh: '元', en: 'yuan', power: 0, also: ['人民币', 'rmb', 'cny'] },
  { zh: '千元', en: '1,000 yuan', power: 3, also: ['千'] },
  { zh: '万元', en: '10,000 yuan', power: 4, also: ['万'] },
  { zh: '百万元', en: 'million yuan', power: 6, also: ['百万'] },
  { zh: '千万元', en: '10 million yuan', power: 7, also: ['千万'] },
  { zh: '亿元', en: '100 million yuan', power: 8, also: ['亿'] },
] as const satisfies readonly MoneyUnit[];

/** Money without a unit in its header. */
export const DEFAULT_MONEY_UNIT: MoneyUnit = MONEY_UNITS[2];

const bySpelling = new Map<string, MoneyUnit>(
  MONEY_UNITS.flatMap((unit) =>
    [unit.zh, unit.en.replaceAll(' ', ''), ...unit.also].map((name) => [name, unit]),
  ),
);

/** The unit a text names, full-width letters, spaces, case and 人民币 before it set aside; null when there is none. */
export function moneyUnit(text: string): MoneyUnit | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  return bySpelling.get(plain) ?? bySpelling.get(plain.replace(/^人民币|人民币$|^rmb|^cny/, '')) ?? null;
}
