/** How an announced number was written: its unit of money and its decimals. */

const POWERS: Readonly<Record<string, number>> = {
  元: 0,
  千元: 3,
  万元: 4,
  万: 4,
  百万元: 6,
  亿元: 8,
  亿: 8,
};
/** As everywhere, money without a unit is 万元. */
const DEFAULT_POWER = 4;

/** Money of this unit is counted in 10^power 元; 0 for a unit that is none of money. */
export function powerOf(unit: string | null): number {
  return unit === null || unit === '' ? DEFAULT_POWER : (POWERS[unit] ?? 0);
}

/** How many decimals a number was written with. */
export function decimalsOf(text: string): number {
  return /[.．](\d+)/.exec(text.normalize('NFKC'))?.[1]?.length ?? 0;
}

/** The month to whose end an announcement speaks: that of a year is its last. */
export function announcedPeriod(period: string): string {
  return period.length === 4 ? `${period}-12` : period;
}
