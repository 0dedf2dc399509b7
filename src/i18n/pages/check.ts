/** Words of `/check/`: reading a file in the browser before it is published. */
import type { Lang } from '../../schema/settings.ts';
import type { Shape } from '../shape.ts';

const zh = {
  title: '提交以前，先在这里核对',
  lede: '把改好的 CSV 或 Excel 文件拖进来。文件只在您自己的电脑上读，不会传到任何地方；打开本页以后断网也能用。',
  noScript:
    '在网页上核对需要 JavaScript。没有它，可以在电脑上运行 npm run check，或者直接提交：有错的数据不会发布。',
  pick: '选择文件',
  pickFolder: '选择整个文件夹',
  drop: '或者把文件、文件夹拖到这里',
  alone: '整个数据文件夹（有 site.yaml 和 projects.csv）：单独核对，与 npm run check 完全一样。',
  joined: '几个文件：同网上已经公布的数据合在一起核对，并列出这次会改变什么。',
  reading: (file: string) => `正在读 ${file}`,
  checking: '正在核对',
  fetching: '正在取网上已经公布的数据',
  cancel: '停下',
  cancelled: '已停下，什么都没有留下。',
  failed: (reason: string) => `没能核对：${reason}`,
  again: '再核对一次',
  unpublished: '这里只是核对，网上的没有变动。改好以后再拖进来。',
  copy: '复制这份报告',
  copied: '已复制',
  copyAdvice: '复制',
  clean: '清理好的文件',
  cleanAbout: '编码、空白、数字写法都已理顺，可以直接提交。',
  download: (file: string) => `下载 ${file}`,
  upload: '到代码托管网站上传',
  imported: (sheet: string, count: number) => `读自工作表“${sheet}”，改写了 ${count} 格`,
  changedCells: '改写的格子',
  cell: '单元格',
  before: '原来',
  after: '现在',
  why: '原因',
  questions: '先回答几个问题',
  answer: '就这样核对',
  changes: '发布以后，读者会看到这些变化',
  noChanges: '同网上公布的一样，没有变化。',
  ahead: (month: string) =>
    `按数据截至 ${month} 看。提交时记得把 site.yaml 里的 as_of 改成 ${month}，否则读者看到的还是上一期。`,
  none: '没有读到能核对的文件：请选 .csv、.xlsx、.geojson、.mdx 或 site.yaml。',
} as const;

export type CheckWords = Shape<typeof zh>;

const en: CheckWords = {
  title: 'Check your file before you publish it',
  lede: 'Drop a corrected CSV or Excel file here. It is read on your own computer and goes nowhere; once this page is open it works without a network.',
  noScript:
    'Checking in the page needs JavaScript. Without it, run npm run check, or simply submit: data with errors are not published.',
  pick: 'Choose files',
  pickFolder: 'Choose a whole folder',
  drop: 'or drop files or a folder here',
  alone:
    'A whole data folder (with site.yaml and projects.csv) is checked by itself, exactly as npm run check does.',
  joined: 'Single files are checked together with what is published, and what they would change is listed.',
  reading: (file) => `Reading ${file}`,
  checking: 'Checking',
  fetching: 'Fetching what is published',
  cancel: 'Stop',
  cancelled: 'Stopped; nothing was kept.',
  failed: (reason) => `Could not check: ${reason}`,
  again: 'Check again',
  unpublished: 'This is a check only: what is online has not changed. Correct the file and drop it again.',
  copy: 'Copy this report',
  copied: 'Copied',
  copyAdvice: 'Copy',
  clean: 'Cleaned files',
  cleanAbout: 'Encoding, white space and numbers are set right; ready to submit.',
  download: (file) => `Download ${file}`,
  upload: 'Upload to the repository',
  imported: (sheet, count) =>
    `Read from sheet “${sheet}”, ${count} ${count === 1 ? 'cell' : 'cells'} rewritten`,
  changedCells: 'Rewritten cells',
  cell: 'Cell',
  before: 'Before',
  after: 'After',
  why: 'Why',
  questions: 'First a few questions',
  answer: 'Check with these answers',
  changes: 'What readers will see once this is published',
  noChanges: 'The same as what is published: nothing changes.',
  ahead: (month) =>
    `Seen as of ${month}. Set as_of in site.yaml to ${month} when you submit, or readers keep seeing the month before.`,
  none: 'No file to check: choose .csv, .xlsx, .geojson, .mdx or site.yaml.',
};

export function checkWords(lang: Lang): CheckWords {
  return lang === 'zh' ? zh : en;
}
