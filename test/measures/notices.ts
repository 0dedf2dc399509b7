/**
 * The days off and the working weekends of some years, typed from the notices of the General Office of the State
 * Council (国务院办公厅关于 … 年部分节假日安排的通知), apart from any package: 2013 国办发明电〔2012〕33号, 2020 国办发明电〔2019〕16号
 * with 国办发明电〔2020〕1号 (the holiday made longer), 2023 国办发明电〔2022〕16号, 2024 国办发明电〔2023〕7号, 2025 国办发明电
 * 〔2024〕12号, 2026 notice of 4 November 2025.
 */
export interface Notice {
  /** First and last day off, both included; a single day stands alone. */
  readonly off: readonly (readonly [string, string?])[];
  /** Saturdays and Sundays of work. */
  readonly work: readonly string[];
}

export const NOTICES: Readonly<Record<string, Notice>> = {
  2013: {
    off: [
      ['01-01', '01-03'],
      ['02-09', '02-15'],
      ['04-04', '04-06'],
      ['04-29', '05-01'],
      ['06-10', '06-12'],
      ['09-19', '09-21'],
      ['10-01', '10-07'],
    ],
    work: [
      '01-05',
      '01-06',
      '02-16',
      '02-17',
      '04-07',
      '04-27',
      '04-28',
      '06-08',
      '06-09',
      '09-22',
      '09-29',
      '10-12',
    ],
  },
  2020: {
    off: [
      ['01-01'],
      ['01-24', '02-02'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-25', '06-27'],
      ['10-01', '10-08'],
    ],
    work: ['01-19', '04-26', '05-09', '06-28', '09-27', '10-10'],
  },
  2023: {
    off: [
      ['01-01', '01-02'],
      ['01-21', '01-27'],
      ['04-05'],
      ['04-29', '05-03'],
      ['06-22', '06-24'],
      ['09-29', '10-06'],
    ],
    work: ['01-28', '01-29', '04-23', '05-06', '06-25', '10-07', '10-08'],
  },
  2024: {
    off: [
      ['01-01'],
      ['02-10', '02-17'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-10'],
      ['09-15', '09-17'],
      ['10-01', '10-07'],
    ],
    work: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  2025: {
    off: [
      ['01-01'],
      ['01-28', '02-04'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['05-31', '06-02'],
      ['10-01', '10-08'],
    ],
    work: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  2026: {
    off: [
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ],
    work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
};

const DAY = 86_400_000;

/** Every day of a year. */
export function daysOf(year: string): string[] {
  const days: string[] = [];
  for (let at = Date.UTC(Number(year), 0, 1); at < Date.UTC(Number(year) + 1, 0, 1); at += DAY)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** Whether a day of one of these years is one of work, by the notice and the day of the week alone. */
export function worksByNotice(day: string): boolean {
  const notice = NOTICES[day.slice(0, 4)]!;
  const short = day.slice(5);
  if (notice.work.includes(short)) return true;
  if (notice.off.some(([first, last = first]) => short >= first && short <= last)) return false;
  const week = new Date(`${day}T00:00:00Z`).getUTCDay();
  return week !== 0 && week !== 6;
}
