/** Why a workbook is not read, and what to do. */
import type { Words } from '../schema/field.ts';
import type { Lang } from '../schema/settings.ts';
import type { WorkbookRefusal, WorkbookRefusalCode } from '../workbook/refusal.ts';

const MIB = 1024 * 1024;

type Params = WorkbookRefusal['params'];
type Text = string | ((params: Params) => string);

function said(zh: Text, en: Text): Record<Lang, Text> {
  return { zh, en };
}

const megabytes = (params: Params): string => String(Math.round(Number(params['limit']) / MIB));
const limit = (params: Params): string => Number(params['limit']).toLocaleString('en-US');

const SENTENCES: Readonly<Record<WorkbookRefusalCode, Record<Lang, Text>>> = {
  xls: said(
    '这是 Excel 97-2003 的 .xls（或 WPS 的 .et）文件，读不了。请用 Excel 或 WPS 打开，“另存为”选“Excel 工作簿 (*.xlsx)”，再导入',
    'this is an .xls file of Excel 97–2003 (or an .et of WPS), which cannot be read; open it in Excel or WPS, save it as “Excel Workbook (*.xlsx)” and import that',
  ),
  encrypted: said(
    '这个文件加了密码，读不了。请在 Excel 或 WPS 里打开，“文件—信息—保护工作簿—用密码进行加密”里清空密码，保存后再导入',
    'this file is protected by a password; open it in Excel or WPS, remove the password under File, Info, Protect Workbook, save it and import it again',
  ),
  xlsb: said(
    '这是二进制工作簿 .xlsb，读不了。请在 Excel 里“另存为”选“Excel 工作簿 (*.xlsx)”，再导入',
    'this is a binary workbook (.xlsb), which cannot be read; save it in Excel as “Excel Workbook (*.xlsx)” and import that',
  ),
  ods: said(
    '这是 OpenDocument 表格（.ods），读不了。请“另存为”选“Excel 2007-365 (.xlsx)”，再导入',
    'this is an OpenDocument spreadsheet (.ods), which cannot be read; save it as “Excel 2007–365 (.xlsx)” and import that',
  ),
  other_document: said(
    '这是文字或演示文稿，不是表格。请把表复制到 Excel 里，存成 .xlsx 再导入',
    'this is a text document or a presentation, not a spreadsheet; copy the table into Excel, save it as .xlsx and import that',
  ),
  not_workbook: said(
    '这不是 Excel 工作簿。请用 Excel 或 WPS 打开原件，“另存为”.xlsx 再导入',
    'this is no Excel workbook; open the original in Excel or WPS, save it as .xlsx and import that',
  ),
  damaged: said(
    (p) =>
      `这个文件坏了（${p['part'] ?? ''}：${p['what'] ?? ''}），读不出来，也没有猜。请用 Excel 打开并修复，另存一份再导入`,
    (p) =>
      `this file is damaged (${p['part'] ?? ''}: ${p['what'] ?? ''}); nothing was guessed. Open and repair it in Excel, save a copy and import that`,
  ),
  file_too_large: said(
    (p) => `文件超过 ${megabytes(p)} MB。请删去图片和用不着的工作表，另存一份再导入`,
    (p) =>
      `the file has more than ${megabytes(p)} MB; remove pictures and sheets that are not needed, save a copy and import that`,
  ),
  unpacked_too_large: said(
    (p) =>
      `文件里的内容展开后超过 ${megabytes(p)} MB，不像一张表。请把要导入的工作表单独复制到一个新工作簿，再导入`,
    (p) =>
      `what the file holds unpacks to more than ${megabytes(p)} MB, which is no table; copy the sheet into a new workbook and import that`,
  ),
  too_many_rows: said(
    (p) => `这张工作表有内容的行超过 ${limit(p)} 行。请分成几个文件，或删去表格下方用不着的行，再导入`,
    (p) =>
      `this sheet has more than ${limit(p)} rows with something in them; split it, or delete what is not needed`,
  ),
  too_many_cells: said(
    (p) => `这张工作表有内容的格子超过 ${limit(p)} 个。请分成几个文件，或删去用不着的列，再导入`,
    (p) =>
      `this sheet has more than ${limit(p)} cells with something in them; split it, or delete what is not needed`,
  ),
  too_many_sheets: said(
    (p) => `工作表超过 ${limit(p)} 张。请把要导入的那一张单独复制到一个新工作簿，再导入`,
    (p) =>
      `there are more than ${limit(p)} sheets; copy the one that is meant into a new workbook and import that`,
  ),
};

/** The sentence, without its closing stop, in both languages. */
export function refusalWords({ code, params }: WorkbookRefusal): Words {
  const text = (lang: Lang): string => {
    const sentence = SENTENCES[code][lang];
    return typeof sentence === 'string' ? sentence : sentence(params);
  };
  return { zh: text('zh'), en: text('en') };
}
