/** Serial numbers of days (ECMA-376 Part 1, 18.17.4). */

const MS_PER_DAY = 86_400_000;
const SECONDS_PER_DAY = 86_400;
/** Day 0 as it stands after 29 February 1900, which never was but has a number. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const PHANTOM_DAY = 60;
/** 9999-12-31, the last day that spreadsheets know. */
const LAST_SERIAL = 2_958_465;
const DAYS_BETWEEN_SYSTEMS = 1462;

export interface SerialDate {
  readonly year: number;
  readonly month: number;
  /** 0 or 29 in the days before March 1900 that spreadsheets show and no calendar has. */
  readonly day: number;
  /** Seconds since midnight, rounded. */
  readonly seconds: number;
}

/** The date of a serial number; null where spreadsheets show `####`. */
export function serialDate(serial: number, date1904: boolean): SerialDate | null {
  const shifted = date1904 ? serial + DAYS_BETWEEN_SYSTEMS : serial;
  // The last bits of a serial number are noise: a moment that rounds to midnight is midnight.
  const total = Math.round(shifted * SECONDS_PER_DAY);
  const whole = Math.floor(total / SECONDS_PER_DAY);
  const seconds = total - whole * SECONDS_PER_DAY;
  if (whole < 0 || whole > LAST_SERIAL) return null;
  if (whole === 0) return { year: 1900, month: 1, day: 0, seconds };
  if (whole === PHANTOM_DAY) return { year: 1900, month: 2, day: 29, seconds };
  const date = new Date(EPOCH_1900 + (whole < PHANTOM_DAY ? whole + 1 : whole) * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), seconds };
}

/** The serial number of an ISO 8601 date or time as `t="d"` cells write it; null for another text. */
export function isoSerial(text: string, date1904: boolean): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?Z?)?$/.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const epoch = date1904 ? EPOCH_1904 : EPOCH_1900;
  return (date.getTime() - epoch) / MS_PER_DAY + (hour * 3600 + minute * 60 + second) / SECONDS_PER_DAY;
}
