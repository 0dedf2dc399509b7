/** Every address of the site, built in one place. Addresses are permanent: add, never change. */

export interface Urls {
  home: () => string;
  projects: (view?: ListView, page?: number) => string;
  project: (id: string) => string;
  /** Every value of a project as published, or one release or measure on that page. */
  history: (id: string, anchor?: string) => string;
  /** Releases and what they changed; all of them, or those of a year where there are many. */
  updates: (year?: string) => string;
  /** What one release changed. */
  update: (release: string, anchor?: string) => string;
  districts: () => string;
  district: (id: string) => string;
  /** The three ledgers of a district: `detail`, `difficulties`, `totals`. */
  ledgers: (id: string, anchor?: string) => string;
  /** All units by class, and everything that one of them answers for. */
  units: () => string;
  unit: (id: string) => string;
  programme: (id: string) => string;
  /** Posts of leadership, and one of them. */
  leaders: () => string;
  leader: (post: string) => string;
  rankings: () => string;
  ranking: (period: string, sort?: string) => string;
  /** What officials and journalists wrote; all of it, or one story. */
  stories: () => string;
  story: (slug: string) => string;
  /** Projects that stand still or are slow: of the city, or a page of those of one district. */
  stalled: (district?: string, page?: number) => string;
  /** Digests of months, quarters and years; all, or one: `2025-11`, `2025-Q4`, `2025`. */
  digests: (span?: string) => string;
  methodology: (anchor?: string) => string;
  data: (anchor?: string) => string;
  about: () => string;
  /** Checks a file in the browser. */
  check: () => string;
  /** The map of the site's period, or of one of its months. */
  map: (month?: string) => string;
  /** The map of one district, or of one group of roads: `district`, id · `status`, open | owed | gap. */
  mapBy: (kind: 'district' | 'status', id: string) => string;
  /** The guide for officials, or one chapter of it. */
  guide: (topic?: string) => string;
  /** The disclosure clock: of the city, of one district, of one project. */
  disclosure: () => string;
  disclosureDistrict: (id: string, page?: number) => string;
  disclosureProject: (id: string) => string;
  /**
   * The receipts of a scope's figures at a period, or that of one measure (`opened`), or of the value that a release
   * brought (`opened@2013-12-23-1a2b3c4`).
   * @param scope as in figure ids: `city`, `district:yinzhou` …
   */
  figures: (scope: string, period: string, anchor?: string) => string;
  /** Difficulties not closed: all, or `overdue`, `category/land`, `unit/ID`, `district/ID`, `age/0-30`. */
  issues: (view?: string, page?: number) => string;
  /** Difficulties closed: by quarters, or in one, `2013-Q3`. */
  issuesClosed: (quarter?: string, page?: number) => string;
  /** Difficulties raised in a month, and on that page, for ever, one of them. */
  issuesRaised: (month: string, id?: string) => string;
  /** Findings of inspections, or those of `kind/joint`, `unit/ID`. */
  inspections: (view?: string, page?: number) => string;
  /** Findings made in a month, and on that page, for ever, one of them. */
  inspectionsFound: (month: string, id?: string) => string;
  /** The ladder of accountability, or one unit on it. */
  ladder: (unit?: string) => string;
  /** Experience passed on. */
  practices: () => string;
  /** One chart or table of a page as a file: `districts/yinzhou/trend`. */
  view: (path: string, extension: 'csv' | 'json' | 'svg') => string;
  /** A page of a table's raw rows, and on it one row, numbered as in the download. */
  rows: (table: string, page: number, row?: number) => string;
  /** How to embed, with the code of districts and rankings. */
  embeds: (anchor?: string) => string;
  /**
   * What stands in the pages of others. With a release as anchor it shows what that release said, with `code` the code
   * to embed it; without, what is published now.
   */
  embed: (kind: EmbedKind, id: string, anchor?: string) => string;
  /** The wall chart on A3 or A1, as it stands or since the release of an older print. */
  wallchart: (paper?: 'a3' | 'a1', release?: string) => string;
  /** The wall chart of one district, sheet by sheet where one does not hold it. */
  wallchartDistrict: (id: string, sheet?: number, release?: string) => string;
  /** The board of a project; with the release that an older print names, what changed since. */
  board: (id: string, release?: string) => string;
  /**
   * The reverse plan: what is due next, or a year, one of its quarters (`Q3`) or months (`09`).
   * @param page of a month in a large city, from 1 on
   */
  calendar: (year?: string, part?: string, page?: number, anchor?: string) => string;
  /** What the publisher announced beside what the rows prove. */
  announced: (page?: number) => string;
  /** What stood for choice, and why the rest was not chosen. */
  candidates: (page?: number, anchor?: string) => string;
  /** The citation of a page as a file: of a project, a district, a unit, a ranking's period, a release … */
  citation: (kind: CitedKind, id: string, format: string) => string;
  /** The same page in the other language: takes the address of a page in this one. */
  twin: (address: string) => string;
}

export type EmbedKind = 'projects' | 'districts' | 'rankings';
/** What can be cited, as its addresses call it. */
export type CitedKind =
  'projects' | 'districts' | 'units' | 'programmes' | 'rankings' | 'updates' | 'stories';

/** A prebuilt order or selection of the list of projects: `name`, `late`, `status/opened` …; empty for the whole list. */
type ListView = string;

/** Where the receipts of a scope stand, without the language: `city/2013-05/`, `district/yinzhou/2013-05/`. */
export function figuresPath(scope: string, period: string): string {
  const at = scope.indexOf(':');
  return at === -1 ? `${scope}/${period}` : `${scope.slice(0, at)}/${scope.slice(at + 1)}/${period}`;
}

/** A path segment from an id; ids are plain, names used as ids may be Chinese. */
const segment = (id: string): string => encodeURIComponent(id);

/** A list that stands at `root` and whose selections and further pages stand below `by/`. */
function listed(root: string, view: string, page: number, whole: string): string {
  const by = view.split('/').map(segment).join('/');
  if (page > 1) return `${root}by/${view === '' ? whole : by}/page/${page}/`;
  return view === '' ? root : `${root}by/${by}/`;
}

function trimmed(base: string): string {
  return base.endsWith('/') ? base.slice(0, -1) : base;
}

/**
 * An address with its host.
 * @param baseUrl the site's address as the settings name it, with or without the sub-path; null where they name none
 * @param path as the other functions give it, sub-path included
 */
export function absoluteUrl(baseUrl: string | null, base: string, path: string): string {
  const root = trimmed(base);
  const host = baseUrl ?? '';
  return `${root !== '' && host.endsWith(root) ? host.slice(0, -root.length) : host}${path}`;
}

/** What is printed to be hung up; a release behind # is that of an older print. */
function sheetUrls(at: string): Pick<Urls, 'wallchart' | 'wallchartDistrict' | 'board'> {
  const since = (release?: string): string => (release ? `#${release}` : '');
  return {
    wallchart: (paper = 'a3', release) =>
      `${at}/wallchart/${paper === 'a3' ? '' : `${paper}/`}${since(release)}`,
    wallchartDistrict: (id, sheet = 1, release) =>
      `${at}/wallchart/districts/${segment(id)}/${sheet > 1 ? `${sheet}/` : ''}${since(release)}`,
    board: (id, release) => `${at}/projects/${segment(id)}/board/${since(release)}`,
  };
}

/** The reverse plan, announced numbers and candidates. */
function followingUrls(
  anchored: (path: string, anchor?: string) => string,
): Pick<Urls, 'calendar' | 'announced' | 'candidates'> {
  const paged = (page: number): string => (page > 1 ? `page/${page}/` : '');
  return {
    calendar: (year, part, page = 1, anchor) =>
      anchored(`/calendar/${year ? `${year}/` : ''}${part ? `${part}/` : ''}${paged(page)}`, anchor),
    announced: (page = 1) => anchored(`/announced/${paged(page)}`),
    candidates: (page = 1, anchor) => anchored(`/candidates/${paged(page)}`, anchor),
  };
}

/** Ranks, what stands still, what each month, quarter and year brought, and what was written of it. */
function rankUrls(
  at: string,
): Pick<Urls, 'rankings' | 'ranking' | 'stories' | 'story' | 'stalled' | 'digests'> {
  return {
    stories: () => `${at}/stories/`,
    story: (slug) => `${at}/stories/${segment(slug)}/`,
    rankings: () => `${at}/rankings/`,
    ranking: (period, sort) => `${at}/rankings/${period}/${sort ? `by/${sort}/` : ''}`,
    stalled: (district, page = 1) =>
      `${at}/stalled/${district === undefined ? '' : `districts/${segment(district)}/${page > 1 ? `page/${page}/` : ''}`}`,
    digests: (span) => `${at}/digests/${span ? `${span}/` : ''}`,
  };
}

/**
 * Pages of one language.
 * @param base the sub-path of the site, `/` or `/roads/`
 */
export function urlsFor(base: string, lang: 'zh' | 'en'): Urls {
  const root = trimmed(base);
  const at = lang === 'zh' ? root : `${root}/en`;
  const anchored = (path: string, anchor?: string): string =>
    anchor ? `${at}${path}#${segment(anchor)}` : `${at}${path}`;
  return {
    home: () => `${at}/`,
    // Under `by/`, so that no project's id can ever meet an order of the list.
    projects: (view = '', page = 1) => {
      if (page > 1) return `${at}/projects/by/${view === '' ? 'all' : view}/page/${page}/`;
      return view === '' ? `${at}/projects/` : `${at}/projects/by/${view}/`;
    },
    project: (id) => `${at}/projects/${segment(id)}/`,
    // What is named after a release is plain in a fragment (RFC 3986, 3.5).
    history: (id, anchor) => `${at}/projects/${segment(id)}/history/${anchor ? `#${anchor}` : ''}`,
    updates: (year) => `${at}/updates/${year ? `${year}/` : ''}`,
    update: (release, anchor) => `${at}/updates/${release}/${anchor ? `#${anchor}` : ''}`,
    districts: () => `${at}/districts/`,
    district: (id) => `${at}/districts/${segment(id)}/`,
    ledgers: (id, anchor) => anchored(`/districts/${segment(id)}/ledgers/`, anchor),
    units: () => `${at}/units/`,
    unit: (id) => `${at}/units/${segment(id)}/`,
    leaders: () => `${at}/leaders/`,
    leader: (post) => `${at}/leaders/${segment(post)}/`,
    programme: (id) => `${at}/programmes/${segment(id)}/`,
    ...rankUrls(at),
    methodology: (anchor) => anchored('/methodology/', anchor),
    data: (anchor) => anchored('/data/', anchor),
    about: () => `${at}/about/`,
    check: () => `${at}/check/`,
    map: (month) => `${at}/map/${month ? `${month}/` : ''}`,
    mapBy: (kind, id) => `${at}/map/by/${kind}/${segment(id)}/`,
    rows: (table, page, row) => anchored(`/data/rows/${table}/${page}/`, row ? `row-${row}` : undefined),
    figures: (scope, period, anchor) => {
      const path = figuresPath(scope, period).split('/').map(segment).join('/');
      // The sign of a release's value is plain in a fragment (RFC 3986, 3.5).
      return `${at}/figures/${path}/${anchor ? `#${anchor}` : ''}`;
    },
    guide: (topic) => `${at}/guide/${topic ? `${topic}/` : ''}`,
    disclosure: () => `${at}/disclosure/`,
    disclosureDistrict: (id, page = 1) =>
      `${at}/disclosure/districts/${segment(id)}/${page > 1 ? `page/${page}/` : ''}`,
    disclosureProject: (id) => `${at}/disclosure/projects/${segment(id)}/`,
    // Under `by/`, `closed/` and `raised/`, so that no id can ever meet another page.
    issues: (view = '', page = 1) => listed(`${at}/issues/`, view, page, 'open'),
    issuesClosed: (quarter, page = 1) =>
      `${at}/issues/closed/${quarter ? `${quarter}/` : ''}${page > 1 ? `page/${page}/` : ''}`,
    issuesRaised: (month, id) => anchored(`/issues/raised/${month}/`, id),
    inspections: (view = '', page = 1) => listed(`${at}/inspections/`, view, page, 'open'),
    inspectionsFound: (month, id) => anchored(`/inspections/found/${month}/`, id),
    ladder: (unit) => anchored('/ladder/', unit ? `unit-${unit}` : undefined),
    practices: () => `${at}/practices/`,
    view: (path, extension) => `${at}/data/views/${path.split('/').map(segment).join('/')}.${extension}`,
    embeds: (anchor) => anchored('/embed/', anchor),
    embed: (kind, id, anchor) => anchored(`/embed/${kind}/${segment(id)}/`, anchor),
    ...sheetUrls(at),
    ...followingUrls(anchored),
    citation: (kind, id, format) => `${at}/cite/${kind}/${segment(id)}.${format}`,
    twin: (address) =>
      lang === 'zh'
        ? `${root}/en${address.slice(root.length)}`
        : `${root}${address.slice(`${root}/en`.length)}`,
  };
}

export interface FileUrls {
  site: () => string;
  figures: (period?: string) => string;
  projects: () => string;
  project: (id: string) => string;
  ranking: (period: string) => string;
  releases: () => string;
  table: (name: string) => string;
  template: (name: string) => string;
  /** Every road of the campaign with its line and statuses, as GeoJSON. */
  roads: () => string;
  /** Network, waters and, where allowed, districts for the live map. */
  ground: () => string;
  /** The network as tiles, where it is too large for one file. */
  networkTiles: () => string;
  /** The base map that the city brings. */
  basemap: () => string;
  /** A ranking of one period as CSV. */
  rankingCsv: (period: string) => string;
  /** Everything that a release changed. */
  updateCsv: (release: string) => string;
  /** Every published figure that a release changed. */
  updateFigures: (release: string) => string;
  /** The settings as they were read. */
  settings: () => string;
  /** Pictures for shared links: the site's, or that of one project or district. */
  share: (kind?: 'projects' | 'districts', id?: string) => string;
  /** The mark as a square. */
  squareMark: () => string;
  sitemap: (part?: string) => string;
  /** Atom: everything, or one project, district or unit. */
  feed: (lang: 'zh' | 'en', kind?: 'projects' | 'districts' | 'units', id?: string) => string;
  /** Atom: what officials and journalists wrote. */
  storyFeed: (lang: 'zh' | 'en') => string;
  /** A story as its author wrote it: the name of its file. */
  story: (name: string) => string;
  /** JSON Feed of releases. */
  releaseFeed: () => string;
  calendar: (lang: 'zh' | 'en', district?: string) => string;
  /** A table as a workbook. */
  workbook: (name: string) => string;
  /** The tables described for machines. */
  dataPackage: () => string;
  /** The projects in the Open Contracting for Infrastructure Data Standard. */
  oc4ids: () => string;
  /** Everything of one release. */
  release: (id: string) => string;
  /** Checksums of every file below `/data/`. */
  checksums: () => string;
}

/** Files that machines read; the same for every language. */
export function fileUrls(base: string): FileUrls {
  const root = trimmed(base);
  const api = `${root}/api/v1`;
  return {
    site: () => `${api}/site.json`,
    figures: (period) => (period ? `${api}/figures/${period}.json` : `${api}/figures.json`),
    projects: () => `${api}/projects.json`,
    project: (id) => `${api}/projects/${segment(id)}.json`,
    ranking: (period) => `${api}/rankings/${period}.json`,
    releases: () => `${api}/releases.json`,
    table: (name) => `${root}/data/${name}.csv`,
    template: (name) => `${root}/data/templates/${name}.csv`,
    roads: () => `${api}/roads.geojson`,
    ground: () => `${root}/map/ground.geojson`,
    networkTiles: () => `${root}/map/network.pmtiles`,
    basemap: () => `${root}/map/basemap.pmtiles`,
    rankingCsv: (period) => `${root}/data/rankings/${period}.csv`,
    updateCsv: (release) => `${root}/updates/${release}/changes.csv`,
    updateFigures: (release) => `${root}/updates/${release}/figures.csv`,
    settings: () => `${root}/data/site.yaml`,
    share: (kind, id) => `${root}/share/${kind && id ? `${kind}/${segment(id)}` : 'site'}.png`,
    squareMark: () => `${root}/share/mark.png`,
    sitemap: (part) => (part ? `${root}/sitemap-${part}.xml` : `${root}/sitemap-index.xml`),
    feed: (lang, kind, id) =>
      `${root}${lang === 'zh' ? '' : '/en'}/feeds/${kind && id ? `${kind}/${segment(id)}` : 'updates'}.xml`,
    storyFeed: (lang) => `${root}${lang === 'zh' ? '' : '/en'}/feeds/stories.xml`,
    story: (name) => `${root}/data/stories/${segment(name)}`,
    releaseFeed: () => `${root}/feeds/releases.json`,
    calendar: (lang, district) =>
      `${root}${lang === 'zh' ? '' : '/en'}/calendar${district ? `/districts/${segment(district)}` : ''}.ics`,
    workbook: (name) => `${root}/data/${name}.xlsx`,
    dataPackage: () => `${root}/data/datapackage.json`,
    oc4ids: () => `${root}/data/oc4ids.json`,
    release: (id) => `${root}/data/releases/${id}.zip`,
    checksums: () => `${root}/data/SHA256SUMS`,
  };
}
