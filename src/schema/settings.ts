/** What `site.yaml` says, after checking: every default is filled in here, nowhere else. */
import type { Month } from './field.ts';

export type Lang = 'zh' | 'en';

export interface Thresholds {
  /** Points below plan from which a project is `behind`. Default 10. */
  behind_points: number;
  /** Points above plan from which it is `ahead`. Default 3. */
  ahead_points: number;
  /** Reports without any rise after which it is `stalled`, in months. Default 3. */
  stalled_months: number;
}

interface Ranking {
  /** Weight per measure id, as written (decimal strings keep them exact). */
  weights: Readonly<Record<string, string>>;
  /** Subjects with fewer projects are listed unranked. Default 1. */
  min_projects: number;
}

/** By what candidates are judged, each in points out of a hundred. */
export const CRITERIA = ['need', 'importance', 'feasibility'] as const;
export type Criterion = (typeof CRITERIA)[number];

export interface LadderRung {
  trigger: 'month' | 'quarter' | 'half_year' | 'year';
  measure: string;
}

export interface Settings {
  title: string;
  title_en: string | null;
  city: string;
  city_en: string | null;
  publisher: string;
  publisher_en: string | null;
  contact: string | null;
  report_url: string | null;
  /** Absolute address of the site without a closing slash, or null. */
  base_url: string | null;
  languages: readonly Lang[];
  /** The month named in `as_of`, or null: then the latest period in progress. */
  as_of: Month | null;
  /** Day of the following month by which a period is to be published, or null. */
  release_day: number | null;
  license: string | null;
  source_note: string | null;
  demo: boolean;
  thresholds: Thresholds;
  ranking: Ranking;
  ladder: readonly LadderRung[];
  /** What the criteria of candidates weigh, as written; empty where the city says nothing of it. */
  priority: { readonly weights: Readonly<Partial<Record<Criterion, string>>> };
  coordinates: 'wgs84' | 'gcj02' | 'bd09' | 'cgcs2000';
  map: {
    /** 审图号; boundaries and a base map may be shown only with it. */
    approval_number: string | null;
    boundaries: boolean;
    /** Name of a `.pmtiles` file in `geo/`. */
    basemap: string | null;
    /** The system in which geometry is published. */
    published: 'wgs84' | 'gcj02' | 'bd09' | 'cgcs2000';
  };
  /** Where the data's repository takes uploads, for links from `/check/`; null where the city names none. */
  repository: string | null;
  /** The commit up to which the folder held drafts: releases begin after it. Null where every commit is a release. */
  history_after: string | null;
  /** Marks of government web sites (国办发〔2017〕47号), as written; empty where the site is none. */
  government_meta: Readonly<Record<string, string>>;
  /**
   * Which pages have a picture of their own for shared links. `auto`: projects too, while there are not so many that
   * drawing them would outweigh the rest of the build.
   */
  share_pictures: 'auto' | 'projects' | 'districts' | 'site';
}
