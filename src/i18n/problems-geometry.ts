/** Sentences about the geometry files of a data folder. */
import type { Problem } from '../csv/problem.ts';
import type { RowSentencesOf } from './problem-shape.ts';
import { cellSentence, nearEn, nearZh, param, sentence } from './problem-text.ts';

/** One feature, or all of a file where each has the same mistake. */
const feature = (p: Problem): string =>
  p.params['features'] === undefined
    ? `第 ${param(p, 'feature')} 个要素`
    : `全部 ${param(p, 'features')} 个要素`;
const inFeature = (p: Problem): string =>
  p.params['features'] === undefined
    ? `feature ${param(p, 'feature')}`
    : `each of the ${param(p, 'features')} features`;
const InFeature = (p: Problem): string => `${inFeature(p)[0]!.toUpperCase()}${inFeature(p).slice(1)}`;
const several = (p: Problem): boolean => p.params['count'] !== undefined;
const isRoad = (p: Problem): boolean => param(p, 'property') === 'project_id';

const SYSTEMS_ZH: Readonly<Record<string, string>> = {
  wgs84: 'wgs84（GPS、OpenStreetMap）',
  cgcs2000: 'cgcs2000（测绘成果）',
  gcj02: 'gcj02（高德、腾讯）',
  bd09: 'bd09（百度）',
};
const SYSTEMS_EN: Readonly<Record<string, string>> = {
  wgs84: 'wgs84 (GPS, OpenStreetMap)',
  cgcs2000: 'cgcs2000 (surveys)',
  gcj02: 'gcj02 (AMap, Tencent)',
  bd09: 'bd09 (Baidu)',
};
const systemZh = (p: Problem, name: string): string => SYSTEMS_ZH[param(p, name)] ?? param(p, name);
const systemEn = (p: Problem, name: string): string => SYSTEMS_EN[param(p, name)] ?? param(p, name);

type Of<R extends keyof RowSentencesOf<'geometry'>['geometry']> = Pick<
  RowSentencesOf<'geometry'>['geometry'],
  R
>;

/** The file, and what its features are. */
const ofFiles: Of<
  | 'json'
  | 'not_collection'
  | 'not_feature'
  | 'crs'
  | 'unknown_file'
  | 'type'
  | 'nesting'
  | 'too_few_positions'
  | 'left_out'
  | 'ring_open'
> = {
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
    (p) => `${InFeature(p)} is no Feature.`,
    'Each needs "type": "Feature".',
  ),
  crs: cellSentence(
    '文件写明了别的坐标参照系。',
    '请导出为经纬度，去掉 crs；坐标系写在 site.yaml 的 coordinates 里：wgs84、gcj02、bd09、cgcs2000。',
    'the file names another reference system.',
    'Export it in degrees without “crs”, and name the system in “coordinates” of site.yaml.',
  ),
  unknown_file: sentence(
    'geo/ 里的这个文件没有读入。',
    (p) =>
      `只读 roads.geojson、network.geojson、water.geojson、districts.geojson。${nearZh(p)}SHP、KML、DWG 等请用制图软件导出为 GeoJSON；用不到就移走。`,
    'This file in geo/ was not read.',
    (p) =>
      `Only roads.geojson, network.geojson, water.geojson and districts.geojson are.${nearEn(p)} Export other forms (SHP, KML, DWG) as GeoJSON, or move the file away.`,
  ),
  type: sentence(
    (p) => `${feature(p)}的几何类型是 ${p.value ?? ''}。`,
    (p) => `这里只能是 ${param(p, 'expected')}。`,
    (p) => `${InFeature(p)} has the geometry type ${p.value ?? ''}.`,
    (p) => `Only ${param(p, 'expected')} can stand here.`,
  ),
  nesting: sentence(
    (p) => `${feature(p)}的 coordinates 层次不对。`,
    (p) => `${param(p, 'type')} 的坐标要按 GeoJSON 的层次嵌套；请用制图软件重新导出。`,
    (p) => `The coordinates of ${inFeature(p)} are not nested as they should be.`,
    (p) => `A ${param(p, 'type')} nests them as GeoJSON says; export it again.`,
  ),
  too_few_positions: sentence(
    (p) => `${feature(p)}是空的，或点太少。`,
    (p) => `每段至少要有 ${param(p, 'least')} 个不同的点；没有线位就删掉这个要素，列表里会标“未上图”。`,
    (p) => `${InFeature(p)} is empty or has too few positions.`,
    (p) =>
      `Each part needs ${param(p, 'least')} different ones at least; remove the feature when there is none.`,
  ),
  left_out: sentence(
    (p) => `${feature(p)}是空的，或点太少，没有读入。`,
    '不影响别的线；想去掉这条提醒，就删掉这个要素。',
    (p) => `${InFeature(p)} is empty or has too few positions, and was left out.`,
    'Nothing else is touched by it; remove the feature to be rid of this notice.',
  ),
  ring_open: cellSentence(
    (p) => `${feature(p)}的边线没有闭合：最后一个点和第一个点不是同一个点。`,
    '把第一个点在末尾再写一遍，或请用制图软件按面（Polygon）重新导出。',
    (p) => `the ring of ${inFeature(p)} is open: its last position is not its first.`,
    'Repeat the first position at the end, or export it again as a Polygon.',
  ),
};

/** What a feature says of itself. */
const ofProperties: Of<'missing_id' | 'unknown_id' | 'ambiguous_id' | 'quality' | 'oneway'> = {
  missing_id: sentence(
    (p) => `${feature(p)}没有写明属于谁：properties 里缺 ${param(p, 'property')}。`,
    (p) =>
      isRoad(p)
        ? '在 properties 里加 "project_id"，写项目编号。'
        : '在 properties 里加 "district"，写区划编号或名称。',
    (p) =>
      `The properties of ${inFeature(p)} have no ${param(p, 'property')}: what it belongs to is not known.`,
    (p) => `Add "${param(p, 'property')}" to its properties.`,
  ),
  unknown_id: cellSentence(
    (p) => (isRoad(p) ? '没有这个项目。' : '没有这个区县。'),
    (p) => `要与表里的编号或名称完全一致。${nearZh(p)}`,
    (p) => (isRoad(p) ? 'there is no such project.' : 'there is no such district.'),
    (p) => `It must be an id or a name of the table.${nearEn(p)}`,
  ),
  ambiguous_id: cellSentence(
    (p) => `同名的不止一个：${param(p, 'candidates')}。`,
    '请写编号，不写名称。',
    (p) => `more than one has this name: ${param(p, 'candidates')}.`,
    'Write the id.',
  ),
  quality: cellSentence(
    (p) => `${feature(p)}没有这种来历。`,
    (p) =>
      `quality 只能写 ${param(p, 'expected')}（测绘、来自 OpenStreetMap、手绘、两端连线），不知道就删掉。`,
    (p) => `${inFeature(p)} can have no such quality.`,
    (p) => `Write one of ${param(p, 'expected')}, or leave it out.`,
  ),
  oneway: cellSentence(
    (p) => `看不出${feature(p)}是哪个方向。`,
    'oneway 写 yes（顺着画线方向）、-1（逆着）或 no，双向就删掉。',
    (p) => `this does not say which way ${inFeature(p)} goes.`,
    'Write yes (along the line), -1 (against it) or no.',
  ),
};

const WHERE_ZH =
  '请查坐标：多半是写错一位、经纬度写反，或坐标系与 site.yaml 的 coordinates 不一致。路确实在那里，就补上 geo/districts.geojson（没有审图号时只用来检查，不会画出来）。';
const WHERE_EN =
  'Check the positions: a digit, the order of longitude and latitude, or the system named in “coordinates”. If the road is there indeed, add geo/districts.geojson: without an approval number it is used for checks only.';

/** Positions. */
const ofPositions: Of<
  | 'not_position'
  | 'out_of_range'
  | 'swapped'
  | 'not_set'
  | 'projected'
  | 'too_long'
  | 'outside_city'
  | 'outside_district'
  | 'strays'
  | 'off_network'
  | 'longer_than_said'
  | 'shifted'
> = {
  not_position: cellSentence(
    (p) => `${feature(p)}里这不是坐标。`,
    '每个点写成 [经度, 纬度]，两个都是数，不加引号。',
    (p) => `this is no position, in ${inFeature(p)}.`,
    'A position is [longitude, latitude], two numbers without quotes.',
  ),
  out_of_range: cellSentence(
    (p) => `${feature(p)}的坐标不在地球上：经度要在 ±180 之间，纬度要在 ±90 之间。`,
    '请用经纬度导出；投影坐标（以米计）要先转换。',
    (p) => `${inFeature(p)} is not on Earth: longitude lies within ±180, latitude within ±90.`,
    'Export it in degrees; projected coordinates (metres) must be converted first.',
  ),
  swapped: cellSentence(
    (p) => `${feature(p)}的经度和纬度写反了。`,
    'GeoJSON 里经度在前、纬度在后，如 [121.55, 29.87]。',
    (p) => `longitude and latitude are the wrong way round in ${inFeature(p)}.`,
    'In GeoJSON the longitude comes first, as in [121.55, 29.87].',
  ),
  not_set: cellSentence(
    (p) => `${feature(p)}的坐标近于零，多半是没有取到位置。`,
    '请重新取这个点；没有线位就删掉这个要素。',
    (p) => `${inFeature(p)} lies near zero: a position that was never set.`,
    'Take the position again, or remove the feature when there is none.',
  ),
  projected: cellSentence(
    (p) => `${feature(p)}写的是以米计的平面坐标，不是经纬度。`,
    '请测绘单位转成经纬度（CGCS2000 或 WGS-84，十进制度）再导出，并在 site.yaml 的 coordinates 写明坐标系。',
    (p) => `${inFeature(p)} is in metres of a plane, and not in longitude and latitude.`,
    'Convert them to degrees (CGCS2000 or WGS-84) and name the system in “coordinates” of site.yaml.',
  ),
  too_long: sentence(
    (p) => `${feature(p)}有一段长 ${param(p, 'km')} 公里，不像一条路。`,
    (p) => `一段不超过 ${param(p, 'limit')} 公里；请看有没有坐标写错或两条路连成了一条。`,
    (p) => `${InFeature(p)} has a line of ${param(p, 'km')} km, which is no road.`,
    (p) => `A line has at most ${param(p, 'limit')} km; look for a wrong position.`,
  ),
  outside_city: cellSentence(
    (p) => `${feature(p)}不在本市：离全市其余的线最近也有 ${param(p, 'km')} 公里。`,
    WHERE_ZH,
    (p) => `${inFeature(p)} is not in this city: ${param(p, 'km')} km from everything else.`,
    WHERE_EN,
  ),
  outside_district: cellSentence(
    (p) =>
      `${feature(p)}（${param(p, 'project')}）不在${param(p, 'district')}：离它最近也有 ${param(p, 'km')} 公里。`,
    '请查坐标，或者查 projects.csv 里的所属区县：两处有一处写错了。',
    (p) =>
      `${inFeature(p)} (${param(p, 'project')}) is not in ${param(p, 'district')}: ${param(p, 'km')} km from it.`,
    'Check the positions, or the district in projects.csv: one of them is wrong.',
  ),
  strays: cellSentence(
    (p) => `${feature(p)}的这个点远在别处：离本市的区县或路网有 ${param(p, 'km')} 公里。`,
    '多半是这个点写错了一位；跨海大桥等确实如此的，可以不理会。',
    (p) => `this position of ${inFeature(p)} lies apart, ${param(p, 'km')} km from districts or network.`,
    'Mostly a wrong digit; a bridge over the sea may be so, and needs no change.',
  ),
  off_network: sentence(
    (p) =>
      `${feature(p)}${several(p) ? `等 ${param(p, 'count')} 个` : ''}离路网有 ${param(p, 'km')} 公里，算不出绕行。`,
    '请在 geo/network.geojson 里补上那一带的路；补不了也可以，只是不算绕行。',
    (p) =>
      several(p)
        ? `${param(p, 'count')} features, the first ${inFeature(p)} with ${param(p, 'km')} km, lie far from the network: no detour can be computed.`
        : `${InFeature(p)} lies ${param(p, 'km')} km from the network: no detour can be computed.`,
    'Add the roads around it to geo/network.geojson; without them only the detour is missing.',
  ),
  longer_than_said: sentence(
    (p) => `这个项目的线共长 ${param(p, 'km')} 公里，projects.csv 里的长度是 ${param(p, 'said')} 米。`,
    '请看有没有点写错、是不是把整条路都画了；长度写错了就改 projects.csv。',
    (p) =>
      `The lines of this project have ${param(p, 'km')} km, and its length in projects.csv is ${param(p, 'said')} m.`,
    'Look for a wrong position, or for a line that is the whole road; or correct projects.csv.',
  ),
  shifted: sentence(
    (p) =>
      `路段和路网对不上：按 ${systemZh(p, 'system')}读，路段两端离路网多在 ${param(p, 'now')} 米上下；这个文件若按 ${systemZh(p, 'suggestion')}读，只差 ${param(p, 'then')} 米。`,
    'geo/ 里的文件要用同一个坐标系，写在 site.yaml 的 coordinates 里；请把这个文件转换以后再放进来。',
    (p) =>
      `Roads and network do not meet: read as ${systemEn(p, 'system')} the ends of the roads lie some ${param(p, 'now')} m from the network; with this file read as ${systemEn(p, 'suggestion')}, ${param(p, 'then')} m.`,
    'All files in geo/ must be in one system, which “coordinates” in site.yaml names; convert this file first.',
  ),
};

export const GEOMETRY_SENTENCES: RowSentencesOf<'geometry'>['geometry'] = {
  ...ofFiles,
  ...ofProperties,
  ...ofPositions,
};
