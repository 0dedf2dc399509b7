/** How to cite a page: the sentences, the addresses, the files. Nothing here moves with a release that leaves the page alone. */
import {
  apaSentence,
  CITATION_FORMATS,
  citationFile,
  gbtSentence,
  type Citation,
  type CitationFormat,
  type GbtSentence,
} from '../export/citation.ts';
import { citeWords } from '../i18n/pages/cite.ts';
import { rankingWords } from '../i18n/pages/ranking.ts';
import { monthEnd } from '../model/dates.ts';
import type { Dataset, District, Programme, Project, Unit } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import type { CitedKind } from '../urls.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { lastChangeOf, pagePeriod } from './period.ts';
import { programmesShown } from './programmes.ts';
import type { Link, Sentence } from './types.ts';

export interface CitationView {
  title: string;
  note: string;
  gbt: GbtSentence;
  accessed: string;
  /** The release that the page stands on; null where the history is not available. */
  release: string | null;
  rows: readonly { label: string; text: Sentence }[];
  copy: string;
  copied: string;
}

/** What is cited: the words of it, where it stays, where it goes on. */
export interface Cited {
  readonly kind: CitedKind;
  readonly id: string;
  readonly title: string;
  readonly release: { readonly id: string; readonly date: string } | null;
  /** Addresses without the site's own: what stays, and what is newest. */
  readonly permalink: string;
  readonly latest: string;
  /** Of a text: who wrote it, and when, for as long as no release has it. */
  readonly author?: string;
  readonly day?: string;
}

function citation(context: Context, cited: Cited): Citation {
  const { dataset, lang } = context;
  const { settings } = dataset;
  return {
    key: `guatu-${cited.kind}-${cited.id}`,
    title: cited.title,
    publisher: lang === 'en' && settings.publisher_en ? settings.publisher_en : settings.publisher,
    issued: cited.release?.date ?? cited.day ?? null,
    release: cited.release?.id ?? null,
    url: context.absolute(cited.permalink),
    lang,
    ...(cited.author === undefined ? {} : { author: cited.author }),
  };
}

function spaced(links: readonly Link[]): Sentence {
  return links.flatMap((link, index) => [...(index > 0 ? [' · '] : []), { link }]);
}

/** A citation as the file of one format. */
export function citedFile(context: Context, cited: Cited, format: CitationFormat): string {
  return citationFile(citation(context, cited), format);
}

/**
 * @param data files with the page's numbers
 * @param checksum of the first of them
 */
export function citationView(
  context: Context,
  cited: Cited,
  data: readonly Link[],
  checksum: string | null = null,
): CitationView {
  const { lang, urls, words: common } = context;
  const words = citeWords(lang);
  const source = citation(context, cited);
  const address = (path: string): Sentence => [{ link: { href: path, text: context.absolute(path) } }];
  const release = cited.release?.id ?? common.noHistory;
  return {
    title: words.title,
    note:
      context.dataset.settings.base_url === null
        ? `${words.note}${lang === 'en' ? ' ' : ''}${words.noBase}`
        : words.note,
    gbt: gbtSentence(source),
    accessed: words.accessed,
    release: source.release,
    rows: [
      { label: words.apa, text: [apaSentence(source)] },
      { label: words.permalink, text: address(cited.permalink) },
      { label: words.latest, text: address(cited.latest) },
      {
        label: words.release,
        text: [checksum === null ? release : `${release} ${common.checksum} ${checksum}`],
      },
      { label: words.data, text: spaced(data) },
      {
        label: words.files,
        text: spaced(
          CITATION_FORMATS.map((format) => ({
            href: urls.citation(cited.kind, cited.id, format),
            text: words.names[format],
          })),
        ),
      },
    ].filter((row) => row.text.length > 0),
    copy: words.copy,
    copied: words.copied,
  };
}

/** The release that last changed anything on the project's page. */
function projectCited(context: Context, project: Project, period: Month): Cited {
  const { urls, lang } = context;
  const release = lastChangeOf(context, project);
  return {
    kind: 'projects',
    id: project.id,
    title: citeWords(lang).titles.project(nameOf(project, lang), monthEnd(period)),
    release,
    permalink: urls.history(project.id, release?.id),
    latest: urls.project(project.id),
  };
}

export function projectCitation(
  context: Context,
  project: Project,
  period: Month,
  checksum: string,
): CitationView {
  const cited = projectCited(context, project, period);
  const links = [
    { href: context.files.project(project.id), text: 'JSON' },
    { href: context.urls.embed('projects', project.id, 'code'), text: context.words.footer.embed },
  ];
  return citationView(context, cited, links, checksum);
}

/** What is cited with the figures of its scope. */
type Measured =
  | { kind: 'districts'; subject: District }
  | { kind: 'units'; subject: Unit }
  | { kind: 'programmes'; subject: Programme };

/** What stays of a district, a unit or a programme is the receipts of its figures at the period. */
function measuredCited(context: Context, { kind, subject }: Measured): Cited {
  const { urls, dataset, ledger, lang } = context;
  const { titles } = citeWords(lang);
  const { scope, title, latest } = {
    districts: { scope: 'district', title: titles.district, latest: urls.district },
    units: { scope: 'unit', title: titles.unit, latest: urls.unit },
    programmes: { scope: 'programme', title: titles.programme, latest: urls.programme },
  }[kind];
  return {
    kind,
    id: subject.id,
    title: title(nameOf(subject, lang), monthEnd(dataset.as_of)),
    release: ledger.latest,
    permalink: urls.figures(`${scope}:${subject.id}`, dataset.as_of),
    latest: latest(subject.id),
  };
}

/** How to cite the page of a district, a unit or a programme. */
export function measuredCitation(context: Context, measured: Measured): CitationView {
  const { files } = context;
  return citationView(context, measuredCited(context, measured), [
    { href: files.figures(), text: 'JSON' },
    { href: files.table('projects'), text: 'CSV' },
  ]);
}

const changes = new WeakMap<Dataset, Map<Month, Cited['release']>>();

/** The release that last changed a figure by which the period is ranked; the same for every order of its ranking. */
function rankingChange(context: Context, period: Month): Cited['release'] {
  const { dataset, ledger } = context;
  let known = changes.get(dataset);
  if (!known) changes.set(dataset, (known = new Map()));
  let release = known.get(period);
  if (release === undefined) {
    const reports = dataset.projects.flatMap((one) => one.reports.filter((row) => row.period === period));
    const { groups, weights } = context.ranking(period);
    const measures = ['score', ...Object.keys(weights)];
    const figures = groups.flatMap(({ kind, entries }) =>
      entries.flatMap(({ id }) => measures.map((name) => `${kind}:${id}/${name}@${period}`)),
    );
    release = ledger.lastChange(reports) === null ? null : ledger.ofFigures(figures);
    known.set(period, release);
  }
  return release;
}

function rankingCited(context: Context, period: Month): Cited {
  const { urls, dataset, lang } = context;
  const city =
    lang === 'en' && dataset.settings.title_en ? dataset.settings.title_en : dataset.settings.title;
  const space = lang === 'en' ? '. ' : ' ';
  return {
    kind: 'rankings',
    id: period,
    title: citeWords(lang).titles.ranking(
      `${city}${space}${rankingWords(lang).title(period)}`,
      monthEnd(period),
    ),
    release: rankingChange(context, period),
    permalink: urls.ranking(period),
    latest: urls.rankings(),
  };
}

export function rankingCitation(context: Context, period: Month): CitationView {
  const { files } = context;
  return citationView(context, rankingCited(context, period), [
    { href: files.ranking(period), text: 'JSON' },
    { href: files.rankingCsv(period), text: 'CSV' },
  ]);
}

function updateCited(context: Context, release: string): Cited {
  const { urls, dataset, lang } = context;
  const { settings } = dataset;
  return {
    kind: 'updates',
    id: release,
    title: citeWords(lang).titles.update(
      lang === 'en' && settings.title_en ? settings.title_en : settings.title,
      release,
    ),
    release: { id: release, date: release.slice(0, 10) },
    permalink: urls.update(release),
    latest: urls.updates(),
  };
}

export function updateCitation(context: Context, release: string): CitationView {
  return citationView(context, updateCited(context, release), []);
}

/** Kinds of pages of data; stories have their own. */
type DataKind = Exclude<CitedKind, 'stories'>;

/** Everything that has citation files: kind and id of each. */
export function citedPages(context: Context): { kind: DataKind; id: string }[] {
  const { dataset, ledger } = context;
  const all = (kind: DataKind, ids: readonly string[]): { kind: DataKind; id: string }[] =>
    ids.map((id) => ({ kind, id }));
  return [
    ...all(
      'projects',
      dataset.projects.map(({ id }) => id),
    ),
    ...all(
      'districts',
      dataset.districts.map(({ id }) => id),
    ),
    ...all(
      'units',
      dataset.units.map(({ id }) => id),
    ),
    ...all(
      'programmes',
      programmesShown(context).map(({ id }) => id),
    ),
    ...all('rankings', dataset.periods),
    ...all('updates', ledger.releases?.map(({ id }) => id) ?? []),
  ];
}

/** A page that can be cited, with what it is about. */
export type CitedPage =
  { kind: 'projects'; subject: Project } | Measured | { kind: 'rankings' | 'updates'; id: string };

/** The file of one citation. */
export function citationText(context: Context, page: CitedPage, format: CitationFormat): string {
  const cited = (): Cited => {
    switch (page.kind) {
      case 'projects':
        return projectCited(context, page.subject, pagePeriod(context, page.subject));
      case 'rankings':
        return rankingCited(context, page.id);
      case 'updates':
        return updateCited(context, page.id);
      default:
        return measuredCited(context, page);
    }
  };
  return citedFile(context, cited(), format);
}
