import type { Field, FieldType, Table, Words } from '../field.ts';

/** One column. The literal types of name, type and choices are kept, so that record types follow from the list. */
export function column<
  const N extends string,
  const T extends FieldType,
  const More extends Partial<Pick<Field, 'required' | 'choices' | 'table' | 'unit' | 'most'>> = object,
>(name: N, zh: string, type: T, about: Words, example: string, more?: More) {
  return { name, zh, type, about, example, ...(more ?? ({} as More)) };
}

export const must = { required: true } as const;

export const metres: Words = { zh: '米', en: 'm' };
export const tenThousandYuan: Words = { zh: '万元', en: '10,000 yuan' };

export function table<const F extends readonly Field[]>(definition: Omit<Table, 'fields'> & { fields: F }) {
  return definition;
}

export const projectId = column(
  'project_id',
  '项目编号',
  'reference',
  { zh: '哪个项目：写项目编号，或与项目名称完全相同', en: 'Which project: its id, or exactly its name' },
  'SL-001',
  { required: true, table: 'projects' },
);

export const sourceUrl = column(
  'source_url',
  '来源',
  'url',
  { zh: '这一行依据的公开网页', en: 'The public page this row rests on' },
  'https://www.example.gov.cn/a/1.html',
);

export const remark = column(
  'note',
  '备注',
  'text',
  { zh: '说明，原样显示', en: 'A remark, shown as written' },
  '雨季停工 6 天',
);
