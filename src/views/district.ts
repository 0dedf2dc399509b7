/** One district: how far it is, every measure, its roads, its open difficulties, who answers for it. */
import { afterCount } from '../i18n/format.ts';
import { listWords } from '../i18n/pages/lists.ts';
import { projectWords } from '../i18n/pages/project.ts';
import { structuredWords } from '../i18n/pages/structured.ts';
import { scopeId } from '../measures/figures.ts';
import type { Scope } from '../measures/types.ts';
import { monthEnd } from '../model/dates.ts';
import type { District } from '../model/types.ts';
import { nameOf } from './cells.ts';
import { peopleOf, solvedOf, type Solved } from './district-team.ts';
import { measuredCitation, type CitationView } from './citation.ts';
import type { Context } from './context.ts';
import { districtBlock, type DistrictBlock } from './home.ts';
import { districtMap, type PlacedMap } from './map-places.ts';
import { feedsOf } from './follow.ts';
import { headOf } from './page.ts';
import { linksOfDistrict } from './followed-links.ts';
import { isIssueOverdue, issueLists, raisedMonth, unitOfIssue } from './issue-lists.ts';
import { againstDeadline } from './issue-rows.ts';
import type { IssueRow } from './project-issues.ts';
import { announcedTake } from './take-announced.ts';
import { figuresTake } from './take-tables.ts';
import { districtTrend, type TrendTake } from './take-trend.ts';
import type { PageTake } from './take.ts';
import { ownPicture } from './share.ts';
import { shownData } from './structured.ts';
import type { Archive } from '../history/archive.ts';
import type { NoHistory } from '../history/releases.ts';
import type { FigureView, Link, PageHead, Sentence } from './types.ts';
import { latestOfDistrict, type LatestView } from './update-latest.ts';

export interface DistrictView {
  head: PageHead;
  headline: Sentence;
  block: DistrictBlock;
  /** Its place in the ranking, empty where it has none. */
  rank: Sentence;
  figures: PageTake;
  people: readonly { label: string; text: Sentence }[];
  /** The newest difficulties that were closed with their help; null where none was. */
  solved: Solved | null;
  trend: TrendTake;
  /** Null where none of its roads is on the map. */
  map: PlacedMap | null;
  issues: readonly IssueRow[];
  issuesTitle: string;
  /** All its difficulties, where they have a page. */
  follow: readonly Link[];
  announced: PageTake | null;
  latest: LatestView;
  citation: CitationView;
}

/** A page of a district lists so many; the rest stand on its list of difficulties. */
const MOST_ISSUES = 50;

/** What is open, the longest overdue first. */
function issuesOf(
  context: Context,
  district: District,
): Pick<DistrictView, 'issues' | 'issuesTitle' | 'follow'> {
  const { lang, dataset, urls } = context;
  const words = projectWords(lang);
  const headings = listWords(lang).district;
  const end = monthEnd(dataset.as_of);
  const open = issueLists(dataset).selected.get(`district/${district.id}`)?.open ?? [];
  const published = dataset.published.has('issues');
  return {
    issuesTitle:
      open.length > 0
        ? headings.issues(open.length)
        : published
          ? headings.noIssues
          : words.issues.unpublished,
    follow: linksOfDistrict(context, district),
    issues: open.slice(0, MOST_ISSUES).map((issue) => {
      const unit = unitOfIssue(issue);
      return {
        title: issue.title,
        href: urls.issuesRaised(raisedMonth(issue), issue.id),
        unit: unit ? nameOf(unit, lang) : context.words.none,
        due: issue.due_on ?? words.issues.noDue,
        closed: false,
        overdue: isIssueOverdue(issue, end),
        state: issue.due_on === null ? words.issues.noDue : againstDeadline(context, issue, end),
        detail: words.issues.open,
      };
    }),
  };
}

function rankSentence(ranked: readonly [string, string, string], rank: FigureView, of: number): Sentence {
  return [`${ranked[0]}${of}${ranked[1]}`, { figure: rank }, `${ranked[2]}　`];
}

function headOfDistrict(context: Context, district: District): PageHead {
  const { lang, urls, files, dataset, ledger } = context;
  const name = nameOf(district, lang);
  const address = urls.district(district.id);
  const words = structuredWords(lang);
  const data = shownData(context, {
    address,
    name: words.districtOf(name),
    description: words.districtData(name),
    release: ledger.latest,
    period: dataset.as_of,
    downloads: [
      { address: files.figures(), type: 'application/json' },
      { address: files.projects(), type: 'application/json' },
    ],
    place: name,
  });
  return {
    ...headOf(context, 'districts', name, address),
    article: true,
    ...ownPicture(context, 'districts', district),
    feeds: feedsOf(context, 'districts', district.id, name),
    data: [data],
  };
}

/** @param archive what was published before, or why it is not known */
export function districtView(
  context: Context,
  district: District,
  archive: Archive | NoHistory,
): DistrictView {
  const { lang, noun, urls, dataset } = context;
  const words = listWords(lang).district;
  const scope: Scope = { kind: 'district', id: district.id, district };
  const block = districtBlock(context, district);
  const name = nameOf(district, lang);
  const [before, between, after] = words.headline[noun];
  const group = context.ranking(dataset.as_of).groups.find((g) => g.group === 'district');
  const entry = group?.entries.find((e) => e.id === district.id);
  // The only one is no first, and those without a rank are none to be before.
  const ranked = group?.entries.filter((one) => one.rank !== null).length ?? 0;
  const rank =
    ranked > 1 && entry && entry.rank !== null ? context.view(context.figure(scope, 'rank')) : null;
  const gap: Sentence = block.owed ? [{ owed: block.gapText }] : [block.gapText];
  const answer: Sentence =
    block.strip.total === 0
      ? [context.words.colon, ...gap]
      : [
          before,
          { figure: block.total },
          afterCount(block.strip.total, between),
          { figure: block.opened },
          after,
          context.words.comma,
          ...gap,
        ];
  return {
    head: headOfDistrict(context, district),
    headline: [name, ...answer, context.words.stop],
    block,
    rank: rank
      ? [
          ...rankSentence(words.ranked, rank, ranked),
          { link: { href: urls.rankings(), text: context.words.nav.rankings } },
        ]
      : [],
    figures: figuresTake(context, district),
    people: peopleOf(context, district),
    solved: solvedOf(context, district),
    trend: districtTrend(context, district),
    map: districtMap(context, district),
    ...issuesOf(context, district),
    announced: announcedTake(
      context,
      `districts/${district.id}/announced`,
      urls.district(district.id),
      (id) => id === scopeId(scope),
    ),
    latest: latestOfDistrict(context, archive, district.id),
    citation: measuredCitation(context, { kind: 'districts', subject: district }),
  };
}
