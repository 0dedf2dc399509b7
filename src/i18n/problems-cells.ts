/** Words for the problems of files and cells: the sentences of three files, and what the methodology page says. */
import type { CellCode } from '../csv/reasons.ts';
import type { Words } from '../schema/field.ts';
import type { ProblemDoc, ProblemWords } from './problem-shape.ts';
import { FILE_SENTENCES } from './problems-files.ts';
import type { SentencesOf } from './problems-files.ts';
import { NUMBER_SENTENCES } from './problems-numbers.ts';
import { VALUE_SENTENCES } from './problems-values.ts';

const words = (zh: string, en: string): Words => ({ zh, en });

function doc(
  severity: ProblemDoc['severity'],
  name: Words,
  about: Words,
  wrong: Words,
  right: Words,
): ProblemDoc {
  return { severity, name, about, example: { wrong, right } };
}

const FILE_DOCS = {
  encoding: doc(
    'both',
    words('编码', 'Encoding'),
    words(
      '文件不是 UTF-8、UTF-16（带标记）或 GB18030 编码的文字，或某一行的字节已损坏、含空字节。以前转换时丢失的字（\ufffd）只提醒。',
      'The file is not text in UTF-8, UTF-16 (with its mark) or GB18030, or a line is damaged or holds a NUL byte. Characters lost earlier (\ufffd) give a warning.',
    ),
    words('把 Excel 工作簿改名为 projects.csv', 'A workbook renamed to projects.csv'),
    words('另存为“CSV UTF-8（逗号分隔）”', 'Saved as “CSV UTF-8 (Comma delimited)”'),
  ),
  csv_quote: doc(
    'error',
    words('引号', 'Quotes'),
    words(
      '英文双引号没有成对，无法知道格子到哪里结束；那一行不读入。',
      'Double quotes do not match, so that the end of a cell is not known; the row is not read.',
    ),
    words('"路基完成，待迁', '"Roadbed done'),
    words('"路基完成，待迁"', '"Roadbed done"'),
  ),
  csv_ragged: doc(
    'error',
    words('格数不符', 'Cells in a row'),
    words(
      '一行的格数和表头不一样；整行不读入，绝不移位或补猜。',
      'A row has more or fewer cells than the header; it is not read, and nothing is shifted or guessed.',
    ),
    words('NB-001,环城路,鄞州区,次干路,多出的一格', 'NB-001,Ring Road,Yinzhou,street,one more'),
    words('NB-001,环城路,鄞州区,次干路', 'NB-001,Ring Road,Yinzhou,street'),
  ),
  header_unknown: doc(
    'warning',
    words('不认识的列', 'Unknown column'),
    words(
      '表头里有数据字典没有的列名；这一列不会用到。',
      'The header has a name that is not in the data dictionary; the column is not used.',
    ),
    words('计划完工', 'plan_end'),
    words('计划竣工', 'planned_end'),
  ),
  header_missing: doc(
    'error',
    words('缺少列', 'Missing column'),
    words(
      '缺少必填的列、必需的表，或文件没有表头。',
      'A required column or table is missing, or the file has no header.',
    ),
    words('项目名称,所属区县', 'name,district'),
    words('项目编号,项目名称,所属区县', 'id,name,district'),
  ),
  header_duplicate: doc(
    'error',
    words('重复的列', 'Repeated column'),
    words(
      '同一列出现两次，包括中英文各写一次。',
      'One column stands twice, also once in Chinese and once in English.',
    ),
    words('总投资,total_investment', '总投资,total_investment'),
    words('总投资', 'total_investment'),
  ),
  header_empty: doc(
    'error',
    words('没有列名', 'Column without a name'),
    words('表头里有空格子。', 'A cell of the header is empty.'),
    words('项目编号,,项目名称', 'id,,name'),
    words('项目编号,项目名称', 'id,name'),
  ),
  unit: doc(
    'error',
    words('单位', 'Unit'),
    words('表头里的单位不适用于这一列。', 'The unit in a header does not fit its column.'),
    words('总投资(美元)', 'length_m(km)'),
    words('总投资(万元)', 'length_m(m)'),
  ),
} as const;

const VALUE_DOCS = {
  required: doc(
    'error',
    words('必填', 'Required'),
    words('必填的格子是空的。', 'A cell that must not be empty is empty.'),
    words('（空）', '(empty)'),
    words('杨柳路东延', 'Yangliu Road, eastern extension'),
  ),
  type_date: doc(
    'error',
    words('日期', 'Date'),
    words(
      '不是日期、没有这一天，或分不清年月日。',
      'No date, no such day, or day and month cannot be told apart.',
    ),
    words('03/04/2013', '03/04/2013'),
    words('2013-04-03', '2013-04-03'),
  ),
  type_number: doc(
    'error',
    words('数', 'Number'),
    words('不是确切的数，或把单位、文字写进了格子。', 'No exact number, or a unit or words in the cell.'),
    words('4.6亿', '4.6亿'),
    words('46000（单位万元）', '46000 (in 10,000 yuan)'),
  ),
  type_percent: doc(
    'error',
    words('百分数', 'Percentage'),
    words('不是百分数。', 'No percentage.'),
    words('过半', 'over half'),
    words('52', '52'),
  ),
  type_id: doc(
    'error',
    words('编号', 'Id'),
    words(
      '编号只用字母、数字、- 和 _，最多 40 个字符。',
      'Ids have letters, digits, - and _ only, at most 40.',
    ),
    words('宁波 001', 'NB 001'),
    words('NB-001', 'NB-001'),
  ),
  type_choice: doc(
    'error',
    words('选项', 'Choice'),
    words('不在可选的词里。', 'None of the words that can be chosen.'),
    words('在建中', 'building'),
    words('在建', 'construction'),
  ),
  type_url: doc(
    'error',
    words('网址', 'Web address'),
    words(
      '不是以 http:// 或 https:// 开头的完整网址。',
      'No complete address that begins with http:// or https://.',
    ),
    words('www.example.gov.cn', 'www.example.gov.cn'),
    words('https://www.example.gov.cn/', 'https://www.example.gov.cn/'),
  ),
  range: doc(
    'error',
    words('范围', 'Range'),
    words(
      '超出可能的范围：负的金额、长度，超过 100 的进度，不可能的年份或金额。',
      'Outside what is possible: negative money or length, progress above 100, an impossible year or sum.',
    ),
    words('形象进度 120', 'progress 120'),
    words('形象进度 100', 'progress 100'),
  ),
  unique: doc(
    'error',
    words('重复的记录', 'Repeated record'),
    words(
      '同一个编号（或项目加期别）有两行；编号不分大小写，跨文件也算。',
      'Two rows with one key; case makes no difference, and files of a table count together.',
    ),
    words('NB-001 … nb-001', 'NB-001 … nb-001'),
    words('NB-001 … NB-002', 'NB-001 … NB-002'),
  ),
  privacy: doc(
    'error',
    words('个人信息', 'Private data'),
    words(
      '格子里有手机号或身份证号（不论怎么写），不能公开。报告里只显示前三个字符。',
      'A mobile or resident identity number, in any spelling, which must not be published. Reports show its first three characters only.',
    ),
    words('张三 138********', '138********'),
    words('0571-12345678', '0571-12345678'),
  ),
  whitespace: doc(
    'warning',
    words('多余空格', 'White space'),
    words(
      '格子前后的空格、换行已去掉；中间的不动。',
      'White space around a text is set aside; inside it stays.',
    ),
    words('“ 鄞州区”', '“ Yinzhou”'),
    words('“鄞州区”', '“Yinzhou”'),
  ),
} as const;

const sentences: SentencesOf<CellCode> = { ...FILE_SENTENCES, ...VALUE_SENTENCES, ...NUMBER_SENTENCES };

export const CELL_WORDS: ProblemWords<CellCode> = { sentences, docs: { ...FILE_DOCS, ...VALUE_DOCS } };
