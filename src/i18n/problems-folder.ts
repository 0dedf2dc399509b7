/** Sentences about the settings of a data folder. */
import type { Problem } from '../csv/problem.ts';
import type { RowSentencesOf, Sentence } from './problem-shape.ts';
import { cellSentence, nearEn, nearZh, param, sentence } from './problem-text.ts';
import { GEOMETRY_SENTENCES } from './problems-geometry.ts';

const TYPES_ZH: Readonly<Record<string, string>> = {
  text: '一段文字',
  true_or_false: ' true 或 false',
  mapping: '下面缩进的几行“名称: 值”',
  list: '列表（每行以 - 开头）',
};
const TYPES_EN: Readonly<Record<string, string>> = {
  text: 'a text',
  true_or_false: 'true or false',
  mapping: 'indented lines “name: value”',
  list: 'a list (each line begins with -)',
};

const key = (p: Problem): string => p.header ?? '';

const files: Readonly<
  Record<
    | 'missing_file'
    | 'unknown_file'
    | 'both_file_and_folder'
    | 'empty'
    | 'not_mapping'
    | 'yaml_syntax'
    | 'no_period',
    Sentence
  >
> = {
  missing_file: sentence(
    (p) => `数据文件夹里没有 ${param(p, 'name')}。`,
    '请新建 site.yaml，至少写一行 title: 网站名称。',
    (p) => `The data folder has no ${param(p, 'name')}.`,
    'Make a site.yaml with a line “title: name of the site” at least.',
  ),
  unknown_file: sentence(
    '没有这个名字的表，这个文件没有读入。',
    (p) =>
      param(p, 'suggestion') === ''
        ? '表名见数据字典；用不到的文件请移走。'
        : `是不是 ${param(p, 'suggestion')}.csv（或文件夹 ${param(p, 'suggestion')}/ 里的一份）？是就改名；不是请移走。`,
    'No table has this name; the file was not read.',
    (p) =>
      param(p, 'suggestion') === ''
        ? 'The data dictionary lists the tables; move the file away if it is not needed.'
        : `Is it ${param(p, 'suggestion')}.csv (or a part in the folder ${param(p, 'suggestion')}/)? Then rename it; else move it away.`,
  ),
  both_file_and_folder: sentence(
    (p) => `${param(p, 'name')}.csv 和文件夹 ${param(p, 'name')}/ 同时存在，不知道以哪个为准。`,
    '只留一个：要么全放在一个文件里，要么分放在文件夹里。',
    (p) =>
      `Both ${param(p, 'name')}.csv and the folder ${param(p, 'name')}/ are there: which counts is not known.`,
    'Keep one of them.',
  ),
  empty: sentence(
    '文件是空的。',
    '至少写一行 title: 网站名称。',
    'The file is empty.',
    'Write a line “title: name of the site” at least.',
  ),
  not_mapping: sentence(
    '这不是“名称: 值”的设置。',
    '每行写一项，如 title: 打通断头路；冒号用英文冒号，后面空一格。',
    'These are no settings of the form “name: value”.',
    'One setting to a line, as in “title: Dead-end roads”.',
  ),
  yaml_syntax: sentence(
    (p) => `这里不合 YAML 写法：${param(p, 'message')}`,
    '常见原因：冒号用了中文“：”、冒号后没有空格、缩进没对齐或用了制表符、引号不成对。',
    (p) => `This is not valid YAML: ${param(p, 'message')}`,
    'Usual causes: no space after a colon, lines that are not aligned, tabs, quotes that do not match.',
  ),
  no_period: sentence(
    '不知道数据截至哪个月：没有写 as_of，也没有进展月报。',
    '在 site.yaml 加一行，如 as_of: 2013-11。',
    'The period is not known: there is no as_of, and no report in progress.',
    'Add a line to site.yaml, as in “as_of: 2013-11”.',
  ),
};

const settings: RowSentencesOf<'settings'>['settings'] = {
  ...files,
  duplicate_key: sentence(
    '这一项写了两次，不知道以哪个为准。',
    '留一行，删掉另一行。',
    'This setting stands twice: which counts is not known.',
    'Keep one of the lines.',
  ),
  unknown_key: sentence(
    (p) => `没有“${key(p)}”这项设置。`,
    (p) => `${nearZh(p)}写错了就改过来，用不到就删掉这一行。`,
    (p) => `There is no setting “${key(p)}”.`,
    (p) => `Correct its name or remove the line.${nearEn(p)}`,
  ),
  missing: sentence(
    (p) => `缺少“${key(p)}”。`,
    (p) => `加一行 ${key(p).split('.').at(-1) ?? ''}: …`,
    (p) => `“${key(p)}” is missing.`,
    (p) => `Add a line “${key(p).split('.').at(-1) ?? ''}: …”.`,
  ),
  wrong_type: cellSentence(
    (p) => `“${key(p)}”不能这样写。`,
    (p) => `这里应该是${TYPES_ZH[param(p, 'expected')] ?? param(p, 'expected')}。`,
    (p) => `“${key(p)}” is of another kind.`,
    (p) => `It should be ${TYPES_EN[param(p, 'expected')] ?? param(p, 'expected')}.`,
  ),
  bad_value: cellSentence(
    (p) => `“${key(p)}”不能是这个值。`,
    (p) => `应写成：${param(p, 'expected')}。${nearZh(p)}`,
    (p) => `“${key(p)}” cannot have this value.`,
    (p) => `Write: ${param(p, 'expected')}.${nearEn(p)}`,
  ),
  unknown_measure: cellSentence(
    '没有可以排名的这个指标。',
    (p) => `${nearZh(p)}指标编号见“方法”页。`,
    'this is no measure that can be ranked.',
    (p) => `The methodology page lists the measures.${nearEn(p)}`,
  ),
  negative_weight: cellSentence(
    '权重不能是负数。',
    '写 0 或正数；越小越好的指标不能用负权重来排名。',
    'a weight cannot be negative.',
    'Write 0 or more.',
  ),
  boundaries_without_approval: sentence(
    '画区界必须有审图号，map.approval_number 是空的。',
    '写上自然资源主管部门核发的审图号；没有就写 boundaries: false。',
    'Boundaries may be drawn only with the approval number of the map, and map.approval_number is empty.',
    'Give the approval number, or write “boundaries: false”.',
  ),
  basemap_without_approval: sentence(
    '放底图必须有审图号，map.approval_number 是空的。',
    '写上自然资源主管部门核发的审图号；没有就删掉 basemap 这一行，地图仍画路段和路网，注明“示意图”。',
    'A base map may be shown only with the approval number of the map, and map.approval_number is empty.',
    'Give the approval number, or remove the line “basemap”: the map then shows roads and network, as a sketch.',
  ),
  approval_number: cellSentence(
    '这不像审图号。',
    '照批准文件原样写，如 甬S（2023）12号、GS（2023）1234号；还没批下来就删掉这一行，地图注明“示意图”。',
    'this is no approval number.',
    'Copy it from the approval, as in 甬S（2023）12号; remove the line until there is one: the map then says 示意图.',
  ),
  basemap_missing: cellSentence(
    'geo/ 里没有这个文件。',
    '把 .pmtiles 文件放进数据文件夹的 geo/，这里只写文件名。',
    'there is no such file in geo/.',
    'Put the .pmtiles file into geo/ of the data folder and write its name only.',
  ),
  basemap_not_pmtiles: cellSentence(
    '这不是 PMTiles（第 3 版）文件。',
    '用 tippecanoe 或 pmtiles convert 等工具导出为 PMTiles。',
    'this is no PMTiles (version 3) file.',
    'Export it as PMTiles, with tippecanoe or pmtiles convert for example.',
  ),
  as_of_not_month_end: cellSentence(
    (p) => `数据按月计算，各项数仍算到 ${param(p, 'last')}。`,
    (p) => `写 as_of: ${param(p, 'month')} 即可。`,
    (p) => `figures are computed by month, to ${param(p, 'last')} all the same.`,
    (p) => `Write “as_of: ${param(p, 'month')}”.`,
  ),
};

export const FOLDER_SENTENCES = { settings, geometry: GEOMETRY_SENTENCES };
