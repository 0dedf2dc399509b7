/**
 * What every view needs: the dataset, its measures remembered, words and addresses of one language.
 * Views are pure; the disk and git stand behind `src/site.ts`.
 */
import { formatFigure } from '../i18n/format.ts';
import { words, type PageWords } from '../i18n/words.ts';
import { measure } from '../measures/catalog.ts';
import { decimal } from '../measures/exact.ts';
import { figure, scopeId } from '../measures/figures.ts';
import { rankingTable } from '../measures/ranking.ts';
import { judge } from '../measures/status.ts';
import type { Figure, Judgement, RankingTable, Scope } from '../measures/types.ts';
import type { Dataset, Project } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import type { Lang } from '../schema/settings.ts';
import { absoluteUrl, fileUrls, urlsFor, type FileUrls, type Urls } from '../urls.ts';
import type { FigureView } from './types.ts';

/** A release as the ledger names it: `2013-12-23-1a2b3c4`. */
export interface ReleaseInfo {
  id: string;
  date: string;
  /** The moment, with its time zone. */
  at: string;
}

export interface Ledger {
  /** The newest release, or null where history is not available. */
  latest: ReleaseInfo | null;
  /** Every release, the newest first; null where history is not available. */
  releases: readonly ReleaseInfo[] | null;
  /** Why history is not available. */
  reason: string | null;
  /** The newest release that touched the lines of any of these rows; null when unknown. */
  lastChange: (rows: readonly { file: string; line: number }[]) => ReleaseInfo | null;
  /** The newest release that changed a value in the rows of a project; null when unknown. */
  ofProject: (id: string) => ReleaseInfo | null;
  /** The newest release that brought or changed any of these figures, none of them a project's; null when unknown. */
  ofFigures: (ids: readonly string[]) => ReleaseInfo | null;
  /** Short checksum of a text, for citations. */
  checksum: (text: string) => string;
}

/** One site in one language. */
export interface Context {
  dataset: Dataset;
  ledger: Ledger;
  lang: Lang;
  base: string;
  urls: Urls;
  files: FileUrls;
  /** With the site's host, where the settings name it; a path where they do not. */
  absolute: (path: string) => string;
  words: PageWords;
  /** Whether the campaign is about roads: then pages count 条 and say 打通. */
  noun: 'road' | 'project';
  figure: (scope: Scope, measureId: string, period?: Month) => Figure;
  view: (figure: Figure, options?: { owed?: boolean; fraction?: boolean }) => FigureView;
  judgement: (project: Project, period?: Month) => Judgement;
  ranking: (period: Month) => RankingTable;
}

interface Memory {
  figures: Map<string, Figure>;
  judgements: WeakMap<Project, Map<Month, Judgement>>;
  rankings: Map<Month, RankingTable>;
}
const memories = new WeakMap<Dataset, Memory>();

function memoryOf(dataset: Dataset): Memory {
  let memory = memories.get(dataset);
  if (!memory) {
    memory = { figures: new Map(), judgements: new WeakMap(), rankings: new Map() };
    memories.set(dataset, memory);
  }
  return memory;
}

function remember<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Roads where any project names its road or its two ends. */
function nounOf(dataset: Dataset): 'road' | 'project' {
  return dataset.projects.some((p) => p.road_name !== null || (p.from !== null && p.to !== null))
    ? 'road'
    : 'project';
}

/** Numerator and denominator: counts as they are, sums as money. Shares of a year are twelfths at most. */
function fractionText({ measure: id, numerator, denominator }: Figure, lang: Lang): string {
  const sums = id === 'investment_rate' || (id === 'pace' && (denominator ?? 0) > 12);
  const text = (n: number | null): string =>
    sums ? formatFigure({ exact: decimal(n ?? 0), unit: 'yuan' }, lang) : String(n);
  return `${text(numerator)} / ${text(denominator)}`;
}

/** Where the receipt of a figure stands, which leads on to the definition. */
function receiptAddress(urls: Urls, { scope, measure: id, period }: Figure): string {
  const project = scope.startsWith('project:') ? scope.slice('project:'.length) : null;
  return project === null ? urls.figures(scope, period, id) : urls.history(project, id);
}

/** A figure as a page shows it. */
function figureView(
  context: Pick<Context, 'lang' | 'urls'>,
  figure: Figure,
  options: { owed?: boolean; fraction?: boolean },
): FigureView {
  const definition = measure(figure.measure);
  const counted = figure.unit === 'percent' && figure.numerator !== null && figure.denominator !== null;
  const negative = figure.unit === 'points' && figure.exact !== null && figure.exact.compare(0) < 0;
  return {
    id: figure.id,
    text: formatFigure(figure, context.lang),
    fraction: counted && options.fraction !== false ? fractionText(figure, context.lang) : null,
    href: receiptAddress(context.urls, figure),
    owed: options.owed ?? negative,
    name: definition ? definition.name[context.lang] : figure.measure,
  };
}

export function contextFor(dataset: Dataset, ledger: Ledger, base: string, lang: Lang): Context {
  const memory = memoryOf(dataset);
  const urls = urlsFor(base, lang);
  const context: Context = {
    dataset,
    ledger,
    lang,
    base,
    urls,
    files: fileUrls(base),
    absolute: (path) => absoluteUrl(dataset.settings.base_url, base, path),
    words: words(lang),
    noun: nounOf(dataset),
    figure: (scope, measureId, period = dataset.as_of) => {
      // A project's figures stand on its own page only: keeping them would cost more than computing them.
      if (scope.kind === 'project') return figure(dataset, scope, measureId, period);
      return remember(memory.figures, `${scopeId(scope)}/${measureId}@${period}`, () =>
        figure(dataset, scope, measureId, period),
      );
    },
    view: (f, options = {}) => figureView(context, f, options),
    judgement: (project, period = dataset.as_of) => {
      let known = memory.judgements.get(project);
      if (!known) memory.judgements.set(project, (known = new Map()));
      return remember(known, period, () => judge(project, period, dataset));
    },
    ranking: (period) => remember(memory.rankings, period, () => rankingTable(dataset, period)),
  };
  return context;
}
