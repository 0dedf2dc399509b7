/** Sentences about files and their headers. */
import type { Problem } from '../csv/problem.ts';
import type { CellCode, REASONS } from '../csv/reasons.ts';
import type { Sentence } from './problem-shape.ts';
import { param, sentence } from './problem-text.ts';

/** A sentence for every reason of some codes. */
export type SentencesOf<C extends CellCode> = {
  readonly [K in C]: Readonly<Record<(typeof REASONS)[K][number], Sentence>>;
};

const saveAsZh = '请用 Excel 或 WPS 打开，另存为“CSV UTF-8（逗号分隔）”，再用新文件替换它。';
const saveAsEn =
  'Open it in Excel, save it as “CSV UTF-8 (Comma delimited)”, and put that file in its place.';

/** Other files than tables are read too: stories, settings, lines of the map. */
const isTable = ({ file }: Problem): boolean => !/\.(?:mdx|ya?ml|geojson)$/i.test(file);

const encoding: SentencesOf<'encoding'>['encoding'] = {
  bytes: sentence(
    (p) => `从第 ${p.line} 行起有读不出的字节：文件像是 ${param(p, 'encoding')} 编码，但这一行已损坏。`,
    (p) =>
      `请从原件重新${isTable(p) ? '导出，另存为“CSV UTF-8”' : '另存一份，编码选 UTF-8'}；不要只删掉乱码，请对照原件核对这一行。`,
    (p) =>
      `Line ${p.line} has bytes that cannot be read: the file seems to be ${param(p, 'encoding')}, but this line is damaged.`,
    (p) =>
      `${isTable(p) ? 'Export it again from the original as “CSV UTF-8”' : 'Save it again from the original in UTF-8'}, and check this line against the original.`,
  ),
  utf16_without_bom: sentence(
    '这个文件是 UTF-16 编码，但开头没有字节序标记，读不出。',
    saveAsZh,
    'This file is UTF-16 without a byte order mark and cannot be read.',
    saveAsEn,
  ),
  utf32: sentence(
    '这个文件是 UTF-32 编码，不能用。',
    saveAsZh,
    'This file is UTF-32, which is not accepted.',
    saveAsEn,
  ),
  xlsx: sentence(
    '这是 Excel 工作簿（.xlsx）或压缩包，不是 CSV，只是名字写成了 .csv。',
    saveAsZh,
    'This is an Excel workbook (.xlsx) or a zip archive, not CSV; only its name ends in .csv.',
    saveAsEn,
  ),
  xls: sentence(
    '这是旧版 Excel 工作簿（.xls），不是 CSV，只是名字写成了 .csv。',
    saveAsZh,
    'This is an old Excel workbook (.xls), not CSV; only its name ends in .csv.',
    saveAsEn,
  ),
  pdf: sentence(
    '这是 PDF 文件，不是 CSV。',
    '请找到这份表的 Excel 原件，另存为“CSV UTF-8（逗号分隔）”。',
    'This is a PDF file, not CSV.',
    'Find the spreadsheet it was made from and save that as “CSV UTF-8 (Comma delimited)”.',
  ),
  archive: sentence(
    '这是压缩包，不是 CSV。',
    '请先解压，把里面的表另存为“CSV UTF-8（逗号分隔）”。',
    'This is a compressed archive, not CSV.',
    'Unpack it first, and save the table in it as “CSV UTF-8 (Comma delimited)”.',
  ),
  markup: sentence(
    '这是网页或 XML 文件，不是 CSV；有些系统导出的“Excel”其实是网页。',
    saveAsZh,
    'This is a web page or an XML file, not CSV; some systems export such files as “Excel”.',
    saveAsEn,
  ),
  nul: sentence(
    (p) => `第 ${p.line} 行里有空字节（NUL），这一行没有读入。`,
    '文件可能在拷贝或断电时损坏。请从原件重新导出，并核对这一行。',
    (p) => `Line ${p.line} has a NUL byte; the row was not read.`,
    'The file may have been damaged while it was copied. Export it again and check this line against the original.',
  ),
  lost: sentence(
    '单元格里有“\ufffd”：这里的字在以前转换编码时已经丢了。',
    '请查原件，补上丢掉的字。',
    'The cell holds “\ufffd”: characters were lost in an earlier conversion.',
    'Look at the original and put the lost characters back.',
  ),
};

const csvQuote: SentencesOf<'csv_quote'>['csv_quote'] = {
  unclosed: sentence(
    '这一格以英文双引号 " 开头，却没有结束的双引号；这一行没有读入。',
    '在这一格末尾补一个 "；如果引号是文字的一部分，请改成中文引号（“ ”），或写两个 ""。',
    'This cell begins with a double quote that is never closed; the row was not read.',
    'Put a " at the end of the cell; a quote that belongs to the text is written twice: "".',
  ),
  inner: sentence(
    '这一格用英文双引号 " 括起，里面又有单个的双引号；这一行没有读入。',
    '格子里面的双引号要写两个 ""，或改成中文引号（“ ”）。',
    'This cell stands in double quotes and has a single double quote inside; the row was not read.',
    'A quote inside such a cell is written twice: "".',
  ),
};

const csvRagged: SentencesOf<'csv_ragged'>['csv_ragged'] = {
  too_few: sentence(
    (p) => `这一行只有 ${param(p, 'found')} 格，表头有 ${param(p, 'expected')} 格；整行没有读入。`,
    '请对照表头补齐：没有内容的格也要留着逗号。不确定缺哪一格，请查原件。',
    (p) =>
      `This row has ${param(p, 'found')} cells, the header ${param(p, 'expected')}; the row was not read.`,
    'Fill it up by the header: an empty cell keeps its comma. When unsure which is missing, look at the original.',
  ),
  too_many: sentence(
    (p) => `这一行有 ${param(p, 'found')} 格，表头只有 ${param(p, 'expected')} 格；整行没有读入。`,
    '多半是文字里有英文逗号：请把那一格用英文双引号括起来，或改成中文逗号。',
    (p) =>
      `This row has ${param(p, 'found')} cells, the header ${param(p, 'expected')}; the row was not read.`,
    'Most likely a text holds a comma: put that cell in double quotes.',
  ),
};

const headers: SentencesOf<
  'header_unknown' | 'header_missing' | 'header_duplicate' | 'header_empty' | 'unit'
> = {
  header_unknown: {
    near: sentence(
      '没有这一列，整列不会用到。',
      (p) =>
        `是不是“${param(p, 'suggestion')}”（${param(p, 'suggestion_en')}）？是就改过来；不是可以删掉这一列。`,
      'There is no such column; it is not used.',
      (p) =>
        `Is it “${param(p, 'suggestion_en')}” (${param(p, 'suggestion')})? Then rename it; else the column can go.`,
    ),
    unknown: sentence(
      '没有这一列，整列不会用到。',
      '列名见数据字典；用不到的列可以删掉。',
      'There is no such column; it is not used.',
      'The data dictionary lists the columns; one that is not needed can go.',
    ),
  },
  header_missing: {
    column: sentence(
      (p) => `缺少必填的列“${param(p, 'name')}”（${param(p, 'name_en')}）。`,
      (p) =>
        `请在第 ${p.line} 行表头加上“${param(p, 'name')}”一列并填好。表头应在第一行：上面若有标题行，请删掉。`,
      (p) => `The required column “${param(p, 'name_en')}” (${param(p, 'name')}) is missing.`,
      (p) => `Add it to the header in line ${p.line}. The header comes first: remove title rows above it.`,
    ),
    empty_file: sentence(
      '文件是空的，没有表头。',
      '第一行写表头，每行一条记录；这张表不公布就删掉这个文件。',
      'The file is empty: there is no header.',
      'Write the header in the first line; if the table is not to be published, delete the file.',
    ),
    missing_table: sentence(
      (p) => `数据文件夹里没有 ${param(p, 'name')}。`,
      '这张表是必需的：每个项目一行，至少有项目编号、项目名称和所属区县。',
      (p) => `The data folder has no ${param(p, 'name')}.`,
      'This table is required: one row per project, with its id, name and district at least.',
    ),
  },
  header_duplicate: {
    same: sentence(
      (p) => `和第 ${param(p, 'first')} 列重名，不知道该用哪一列。`,
      '两列留一列；内容不同请查原件。',
      (p) => `The same name as column ${param(p, 'first')}: which of them counts is not known.`,
      'Keep one of the two; where they differ, look at the original.',
    ),
    other_name: sentence(
      (p) =>
        `和第 ${param(p, 'first')} 列“${param(p, 'first_header')}”是同一列的两种写法，不知道该用哪一列。`,
      '两列留一列；内容不同请查原件。',
      (p) =>
        `Another name of column ${param(p, 'first')}, “${param(p, 'first_header')}”: which of them counts is not known.`,
      'Keep one of the two; where they differ, look at the original.',
    ),
  },
  header_empty: {
    empty: sentence(
      (p) => `第 ${String(p.column)} 列没有列名。`,
      '写上列名；没有用的列请整列删掉（Excel 里选中整列再删除）。',
      (p) => `Column ${String(p.column)} has no name.`,
      'Name it, or delete the whole column.',
    ),
  },
  unit: {
    money: sentence(
      (p) => `表头里的单位“${param(p, 'written')}”不是能用的金额单位，这一列没有读入。`,
      (p) =>
        `可以写：${param(p, 'units')}，例如“${param(p, 'name')}(万元)”；不写单位就是万元。数字要按所写的单位填。`,
      (p) =>
        `“${param(p, 'written')}” in the header is no unit of money that can be used; the column was not read.`,
      (p) =>
        `Use one of ${param(p, 'units')}, as in “${param(p, 'name_en')}(万元)”; without a unit it is 万元 (10,000 yuan).`,
    ),
    other: sentence(
      (p) => `表头里的单位“${param(p, 'written')}”不对，这一列没有读入。`,
      (p) =>
        `这一列的单位是${param(p, 'unit')}：请写“${param(p, 'name')}(${param(p, 'unit')})”，并把数字换算过来。`,
      (p) => `The unit “${param(p, 'written')}” in the header does not fit; the column was not read.`,
      (p) =>
        `The unit of this column is ${param(p, 'unit_en')}: write “${param(p, 'name_en')}(${param(p, 'unit_en')})” and convert the numbers.`,
    ),
    none: sentence(
      (p) => `这一列没有单位，表头里却写了“${param(p, 'written')}”，这一列没有读入。`,
      (p) => `表头只写“${param(p, 'name')}”，并核对数字。`,
      (p) =>
        `This column has no unit, yet the header says “${param(p, 'written')}”; the column was not read.`,
      (p) => `Write only “${param(p, 'name_en')}”, and check the numbers.`,
    ),
  },
};

export const FILE_SENTENCES = { encoding, csv_quote: csvQuote, csv_ragged: csvRagged, ...headers };
