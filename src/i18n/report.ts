/** The words of the check's reports, in both languages. What is wrong is said in `problems`. */
import type { Lang } from '../schema/settings.ts';
import type { Shape } from './shape.ts';

const zh = {
  check: '挂图检查',
  report: '填报检查报告',
  asOf: (period: string) => `数据截至 ${period}`,
  rows: (count: number) => `${count} 行`,
  passed: '通过',
  errorsIn: (count: number) => `${count} 处要改`,
  warningsIn: (count: number) => `${count} 处提醒`,
  parts: (folder: string, count: number) => `${folder}/ ${count} 份`,
  otherParts: (folder: string, count: number) => `${folder}/ 其余 ${count} 份`,
  error: '错',
  warning: '提醒',
  line: (line: number) => `第 ${line} 行`,
  column: (letter: string) => `${letter} 列`,
  /** In a text. */
  character: (column: number) => `第 ${column} 字`,
  header: (header: string) => `“${header}”`,
  row: (name: string) => `（${name}）`,
  written: '写的是',
  problem: '问题是',
  advice: '建　议',
  comma: '，',
  stop: '。',
  separator: '、',
  lines: (lines: string) => `第 ${lines} 行`,
  places: '写在',
  semicolon: '；',
  /** What is named in many places and stands nowhere. */
  named: {
    projects: (name: string, n: number) => `projects.csv 里没有项目“${name}”，还有 ${n} 处写着它`,
    programmes: (name: string, n: number) => `programmes.csv 里没有专项行动“${name}”，还有 ${n} 处写着它`,
    districts: (name: string, n: number) => `districts.csv 里没有区县“${name}”，还有 ${n} 处写着它`,
    units: (name: string, n: number) => `units.csv 里没有单位“${name}”，还有 ${n} 处写着它`,
  },
  mend: {
    projects: (near: string) =>
      `删了它那一行的，放回去，这些就都好了：编号是永久的网址，退出计划的填“撤销日期”和“撤销原因”。写错了的，逐处改正${near === '' ? '。' : `：是不是“${near}”？`}`,
    programmes: (near: string) =>
      `删了那一行的，放回去；是新的，在 programmes.csv 加一行；写错了的，逐处改正${near === '' ? '。' : `：是不是“${near}”？`}`,
    districts: (near: string) =>
      `删了那一行的，放回去；是新的，在 districts.csv 加一行；写错了的，逐处改正${near === '' ? '。' : `：是不是“${near}”？`}`,
    units: (near: string) =>
      `删了那一行的，放回去；是新的，在 units.csv 加一行；写错了的，逐处改正${near === '' ? '。' : `：是不是“${near}”？`}`,
  },
  /** A full heading of the page. */
  headline: (errors: number) =>
    errors === 0 ? '没有要改的，可以发布。' : `有 ${errors} 处要改，改完才能发布。`,
  unpublished: '网页没有生成，网上的没有变动。改好 CSV 保存，会自动重查。',
  summary: (errors: number, warnings: number) => {
    const also = warnings === 0 ? '' : `，另有 ${warnings} 处提醒`;
    return errors === 0 ? `通过${also}，可以生成网页。` : `${errors} 处要改${also}；改好之前不会生成网页。`;
  },
  warnings: (count: number) => `${count} 处提醒，不影响发布`,
  also: '另',
  more: (count: number) => `另有 ${count} 处，见 npm run check。`,
  empty: '（空）',
} as const;

export type ReportWords = Shape<typeof zh>;

const en: ReportWords = {
  check: 'Guatu check',
  report: 'Report of the check',
  asOf: (period) => `data as of ${period}`,
  rows: (count) => `${count} ${count === 1 ? 'row' : 'rows'}`,
  passed: 'passed',
  errorsIn: (count) => `${count} to correct`,
  warningsIn: (count) => `${count} ${count === 1 ? 'warning' : 'warnings'}`,
  parts: (folder, count) => `${folder}/ ${count} files`,
  otherParts: (folder, count) => `${folder}/ ${count} other files`,
  error: 'Error',
  warning: 'Warning',
  line: (line) => `line ${line}`,
  column: (letter) => `column ${letter}`,
  character: (column) => `character ${column}`,
  header: (header) => `“${header}”`,
  row: (name) => ` (${name})`,
  written: 'It says',
  problem: 'Problem',
  advice: 'Advice',
  comma: ', ',
  stop: '.',
  separator: ', ',
  lines: (lines) => `line ${lines}`,
  places: 'Where',
  semicolon: '; ',
  named: {
    projects: (name, n) => `projects.csv has no project “${name}”, and ${n} places still name it`,
    programmes: (name, n) => `programmes.csv has no programme “${name}”, and ${n} places still name it`,
    districts: (name, n) => `districts.csv has no district “${name}”, and ${n} places still name it`,
    units: (name, n) => `units.csv has no unit “${name}”, and ${n} places still name it`,
  },
  mend: {
    projects: (near) =>
      `If its row was deleted, put it back and all of these are right: an id is a permanent address, and a withdrawn project has withdrawn_on and withdrawn_reason. If the name is wrong, correct it everywhere${near === '' ? '.' : `: is “${near}” meant?`}`,
    programmes: (near) =>
      `Put a deleted row back, add a new one to programmes.csv, or correct the name everywhere${near === '' ? '.' : `: is “${near}” meant?`}`,
    districts: (near) =>
      `Put a deleted row back, add a new one to districts.csv, or correct the name everywhere${near === '' ? '.' : `: is “${near}” meant?`}`,
    units: (near) =>
      `Put a deleted row back, add a new one to units.csv, or correct the name everywhere${near === '' ? '.' : `: is “${near}” meant?`}`,
  },
  headline: (errors) =>
    errors === 0
      ? 'Nothing to correct: ready to publish.'
      : `${errors} ${errors === 1 ? 'thing' : 'things'} to correct before publishing.`,
  unpublished:
    'No pages were built; what is online has not changed. Save the corrected CSV and it is checked again.',
  summary: (errors, warnings) => {
    const also = warnings === 0 ? '' : `, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`;
    return errors === 0
      ? `Passed${also}; pages can be built.`
      : `${errors} to correct${also}; no pages are built until then.`;
  },
  warnings: (count) => `${count} ${count === 1 ? 'warning' : 'warnings'}, which do not prevent publishing`,
  also: '+',
  more: (count) => `${count} more: see npm run check.`,
  empty: '(empty)',
};

/** The words of reports in one language. */
export function reportWords(lang: Lang): ReportWords {
  return lang === 'zh' ? zh : en;
}
