/** What a page shows, ready to print: strings in one language, numbers as figures with ids. */
import type { Status } from '../measures/types.ts';
import type { Lang } from '../schema/settings.ts';

/** A number with its receipt: `text` is exactly the text of the figure files. */
export interface FigureView {
  id: string;
  text: string;
  /** Numerator and denominator, where the value is a quotient of counts: `11 / 14`. */
  fraction: string | null;
  /** Where its receipt stands. */
  href: string;
  /** Negative gap or anything owed: shown in vermilion. */
  owed: boolean;
  name: string;
}

/** A piece of a sentence. */
export type Piece =
  | string
  | { figure: FigureView }
  | { strong: string }
  | { owed: string }
  | { link: { href: string; text: string } };

export type Sentence = readonly Piece[];

export interface Link {
  href: string;
  text: string;
  current?: boolean;
  count?: number;
}

/** One project as a cell or row of a list. */
export interface ProjectCell {
  id: string;
  plate: string;
  name: string;
  /** 起点—终点, or null. */
  span: string | null;
  href: string;
  district: string;
  districtHref: string;
  status: Status;
  statusWord: string;
  /** Percent, one decimal at most, for drawing only. */
  actual: number | null;
  planned: number | null;
  /** The date shown beside it: opened on, expected, or 待定. */
  date: string;
  dateLabel: string;
  /** One line of evidence. */
  why: string;
  responsible: string;
  late: boolean;
  opened: boolean;
}

export interface PageHead {
  lang: Lang;
  title: string;
  description: string;
  /** Address of this page. */
  address: string;
  twin: string | null;
  nav: 'projects' | 'districts' | 'map' | 'methodology' | 'data' | 'about' | 'rankings' | null;
  /** 数据截至 …, release, next due date: parts set apart by space. */
  dateLine: readonly Sentence[];
  /** The release that last changed what the page shows; null where that is not known. */
  changed?: { id: string; date: string; at: string } | null;
  /** Address of the picture for shared links; the site's where none is named. */
  picture?: string;
  /** A page about one thing, as against a list: then it has a title of its own in the marks of government sites. */
  article?: boolean;
  /** Feeds and calendars of what the page is about. */
  feeds?: readonly { href: string; title: string; type: string }[];
  /** What it is about, for machines: schema.org in JSON-LD. */
  data?: readonly object[];
}
