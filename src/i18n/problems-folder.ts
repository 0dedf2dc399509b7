/** Sentences about the settings and the geometry files of a data folder. */
import type { RowCode } from '../csv/reasons.ts';
import type { RowReason } from '../csv/row-reasons.ts';
import type { Problem } from '../csv/problem.ts';
import type { Sentence } from './problem-shape.ts';
import { cellSentence, param, sentence } from './problem-text.ts';

/** A sentence for every reason of some codes. */
export type RowSentencesOf<C extends RowCode> = {
  readonly [K in C]: Readonly<Record<RowReason<K>, Sentence>>;
};

/** 是不是“题”？ */
export function nearZh(problem: Problem): string {
  const suggestion = param(problem, 'suggestion');
  return suggestion === '' ? '' : `最接近的是“${suggestion}”。`;
}

export function nearEn(problem: Problem): string {
  const suggestion = param(problem, 'suggestion');
  return suggestion === '' ? '' : ` The nearest is “${suggestion}”.`;
}

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

const feature = (p: Problem): string => `第 ${param(p, 'feature')} 个要素`;
const featureEn = (p: Problem): string => `Feature ${param(p, 'feature')}`;

const geometry: RowSentencesOf<'geometry'>['geometry'] = {
  json: sentence(
    (p) => `从这一行第 ${param(p, 'character')} 个字符起不合 JSON 写法。`,
    '多半是少了或多了逗号、括号、引号；请用制图软件重新导出 GeoJSON。',
    (p) => `This is not valid JSON from character ${param(p, 'character')} of this line on.`,
    'Mostly a comma, bracket or quote too many or too few; export the GeoJSON again.',
  ),
  not_collection: sentence(
    '这不是 GeoJSON 的 FeatureCollection。',
    '请用制图软件导出为 GeoJSON（FeatureCollection）。',
    'This is no GeoJSON FeatureCollection.',
    'Export it as GeoJSON (FeatureCollection).',
  ),
  not_feature: sentence(
    (p) => `${feature(p)}不是 Feature。`,
    '每个要素都要有 "type": "Feature"。',
    (p) => `${featureEn(p)} is no Feature.`,
    'Each needs "type": "Feature".',
  ),
  type: sentence(
    (p) => `${feature(p)}的几何类型是 ${p.value ?? ''}。`,
    (p) => `这里只能是 ${param(p, 'expected')}。`,
    (p) => `${featureEn(p)} has the geometry type ${p.value ?? ''}.`,
    (p) => `Only ${param(p, 'expected')} can stand here.`,
  ),
  missing_id: sentence(
    (p) => `${feature(p)}没有写明属于谁：properties 里缺 ${param(p, 'property')}。`,
    (p) =>
      param(p, 'property') === 'project_id'
        ? '在 properties 里加 "project_id"，写项目编号。'
        : '在 properties 里加 "district"，写区划编号或名称。',
    (p) => `${featureEn(p)} does not say what it belongs to: its properties have no ${param(p, 'property')}.`,
    (p) => `Add "${param(p, 'property')}" to its properties.`,
  ),
  unknown_id: cellSentence(
    (p) => (param(p, 'property') === 'project_id' ? '没有这个项目。' : '没有这个区县。'),
    (p) => `要与表里的编号或名称完全一致。${nearZh(p)}`,
    (p) =>
      param(p, 'property') === 'project_id' ? 'there is no such project.' : 'there is no such district.',
    (p) => `It must be an id or a name of the table.${nearEn(p)}`,
  ),
  nesting: sentence(
    (p) => `${feature(p)}的 coordinates 层次不对。`,
    (p) => `${param(p, 'type')} 的坐标要按 GeoJSON 的层次嵌套；请用制图软件重新导出。`,
    (p) => `The coordinates of ${featureEn(p).toLowerCase()} are not nested as they should be.`,
    (p) => `A ${param(p, 'type')} nests them as GeoJSON says; export it again.`,
  ),
  too_few_positions: sentence(
    (p) => `${feature(p)}是空的，或点太少。`,
    (p) => `每段至少要有 ${param(p, 'least')} 个点；没有线位就删掉这个要素。`,
    (p) => `${featureEn(p)} is empty or has too few positions.`,
    (p) => `Each part needs ${param(p, 'least')} at least; remove the feature when there is none.`,
  ),
  not_position: cellSentence(
    '这不是坐标。',
    '每个点写成 [经度, 纬度]，两个都是数。',
    'this is no position.',
    'A position is [longitude, latitude], two numbers.',
  ),
  out_of_range: cellSentence(
    '经度要在 ±180 之间，纬度要在 ±90 之间。',
    '请用经纬度导出；投影坐标（以米计）要先转换。',
    'longitude lies within ±180, latitude within ±90.',
    'Export it in degrees; projected coordinates (metres) must be converted first.',
  ),
  swapped: cellSentence(
    '经度和纬度写反了。',
    'GeoJSON 里经度在前、纬度在后，如 [121.55, 29.87]。',
    'longitude and latitude are the wrong way round.',
    'In GeoJSON the longitude comes first, as in [121.55, 29.87].',
  ),
  too_long: sentence(
    (p) => `${feature(p)}有一段长 ${param(p, 'km')} 公里，不像一条路。`,
    (p) => `一段不超过 ${param(p, 'limit')} 公里；请看有没有坐标写错或两条路连成了一条。`,
    (p) => `${featureEn(p)} has a line of ${param(p, 'km')} km, which is no road.`,
    (p) => `A line has at most ${param(p, 'limit')} km; look for a wrong position.`,
  ),
  projected: cellSentence(
    '这是以米计的平面坐标，不是经纬度。',
    '请测绘单位转成经纬度（CGCS2000 或 WGS-84，十进制度）再导出，并在 site.yaml 的 coordinates 写明坐标系。',
    'these are metres of a plane and no longitude and latitude.',
    'Convert them to degrees (CGCS2000 or WGS-84) and name the system in “coordinates” of site.yaml.',
  ),
  crs: cellSentence(
    '文件写明了别的坐标参照系。',
    '请导出为经纬度，去掉 crs；坐标系写在 site.yaml 的 coordinates 里：wgs84、gcj02、bd09、cgcs2000。',
    'the file names another reference system.',
    'Export it in degrees without “crs”, and name the system in “coordinates” of site.yaml.',
  ),
  quality: cellSentence(
    '没有这种来历。',
    (p) =>
      `quality 只能写 ${param(p, 'expected')}（测绘、来自 OpenStreetMap、手绘、两端连线），不知道就删掉。`,
    'there is no such quality.',
    (p) => `Write one of ${param(p, 'expected')}, or leave it out.`,
  ),
  oneway: cellSentence(
    '看不出是哪个方向。',
    'oneway 写 yes（顺着画线方向）、-1（逆着）或 no，双向就删掉。',
    'this does not say which way.',
    'Write yes (along the line), -1 (against it) or no.',
  ),
  outside_city: cellSentence(
    (p) => `${feature(p)}不在本市：离全市其余的线最近也有 ${param(p, 'km')} 公里。`,
    '请查坐标：多半是写错一位、经纬度写反，或者坐标系与 site.yaml 的 coordinates 不一致。',
    (p) => `${featureEn(p).toLowerCase()} is not in this city: ${param(p, 'km')} km from everything else.`,
    'Check the positions: a digit, the order of longitude and latitude, or the system named in “coordinates”.',
  ),
  outside_district: cellSentence(
    (p) => `${feature(p)}不在 ${param(p, 'district')}：离它最近也有 ${param(p, 'km')} 公里。`,
    '请查坐标，或者查 projects.csv 里的所属区县：两处有一处写错了。',
    (p) => `${featureEn(p).toLowerCase()} is not in ${param(p, 'district')}: ${param(p, 'km')} km from it.`,
    'Check the positions, or the district in projects.csv: one of them is wrong.',
  ),
};

export const FOLDER_SENTENCES = { settings, geometry };
