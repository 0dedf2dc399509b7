/** The text of a story, ready to print: prose with its figures, and strips, rankings and charts between. */
import { storyWords } from '../i18n/pages/stories.ts';
import { rankingWords } from '../i18n/pages/ranking.ts';
import { formatDate } from '../i18n/format.ts';
import { statusName, unrankedSentence } from '../i18n/status.ts';
import { monthEnd } from '../model/dates.ts';
import type { Month } from '../schema/field.ts';
import { measure } from '../measures/catalog.ts';
import type { RankingEntry } from '../measures/types.ts';
import { figureName } from '../stories/known.ts';
import { figuresIn, type Block, type FigureName, type Inline, type Story } from '../stories/types.ts';
import { nameOf, projectCell } from './cells.ts';
import type { Context } from './context.ts';
import { pagePeriod } from './period.ts';
import { figureSentence, pieceText, storyFigure, type StoryFigure } from './story-figures.ts';
import { storyTime, type StorySource } from './story-source.ts';
import { burnUps, districtTrend, trendDrawing, trendUntil, type TrendTake } from './take-trend.ts';
import type { Link, ProjectCell, Sentence } from './types.ts';

export type ProseInline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly ProseInline[] }
  | { readonly kind: 'break' }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly ProseInline[] }
  | { readonly kind: 'figure'; readonly said: Sentence };

export type ProseBlock =
  | { readonly kind: 'paragraph'; readonly children: readonly ProseInline[] }
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly children: readonly ProseInline[] }
  | {
      readonly kind: 'list';
      readonly start: number | null;
      readonly items: readonly (readonly ProseBlock[])[];
    }
  | { readonly kind: 'quote'; readonly children: readonly ProseBlock[] }
  | { readonly kind: 'rule' };

interface RoadPart {
  readonly kind: 'road';
  readonly cell: ProjectCell;
  readonly asOf: string;
  /** What it is by now, where that is another status. */
  readonly now: string | null;
}

interface RankingPart {
  readonly kind: 'ranking';
  readonly title: string;
  readonly columns: readonly { readonly name: string; readonly numeric: boolean }[];
  readonly rows: readonly (readonly (Sentence | string)[])[];
  readonly note: string | null;
  readonly whole: Link;
}

interface ChartPart {
  readonly kind: 'chart';
  readonly title: string;
  readonly svg: string;
  readonly about: string;
  readonly columns: readonly { readonly name: string; readonly numeric: boolean }[];
  readonly rows: readonly (readonly (Sentence | string)[])[];
  readonly page: Link;
}

type StoryPart =
  { readonly kind: 'prose'; readonly blocks: readonly ProseBlock[] } | RoadPart | RankingPart | ChartPart;

export interface StoryBody {
  readonly parts: readonly StoryPart[];
  /** Every figure of it, those of rankings included, each once. */
  readonly figures: readonly StoryFigure[];
  /** Those that stand in sentences, and of rankings those that were revised. */
  readonly told: readonly StoryFigure[];
}

/** Weighted measures that a ranking in a story shows beside rank and score. */
const MOST_MEASURES = 3;

function holdsFigure(one: ProseInline): boolean {
  return one.kind === 'figure' || ('children' in one && one.children.some(holdsFigure));
}

/** A link around words; a figure among them leads to its own receipt, and no link may stand in another. */
function linked(href: string, children: readonly ProseInline[]): ProseInline[] {
  if (!children.some(holdsFigure)) return [{ kind: 'link', href, children }];
  return children.map((one) => {
    if (one.kind === 'figure') return one;
    return 'children' in one && holdsFigure(one)
      ? { ...one, children: linked(href, one.children) }
      : { kind: 'link', href, children: [one] };
  });
}

class Writer {
  readonly #context: Context;
  readonly #source: StorySource;
  readonly #release: string | null;
  readonly #asOf: Month;
  readonly figures = new Map<string, StoryFigure>();

  constructor(context: Context, source: StorySource, story: Story) {
    const { release, asOf } = storyTime(source, story);
    this.#context = context;
    this.#source = source;
    this.#release = release;
    this.#asOf = asOf ?? context.dataset.as_of;
  }

  #figure(named: FigureName): StoryFigure | null {
    const known = this.figures.get(named.id);
    if (known !== undefined) return known;
    const figure = storyFigure(this.#context, this.#source, named, this.#release);
    if (figure !== null) this.figures.set(named.id, figure);
    return figure;
  }

  #said(named: FigureName): Sentence {
    const figure = this.#figure(named);
    return figure === null ? ['—'] : figureSentence(this.#context, figure);
  }

  #inlines(all: readonly Inline[]): ProseInline[] {
    return all.flatMap((one) => this.#inline(one));
  }

  #inline(one: Inline): ProseInline | ProseInline[] {
    const { urls } = this.#context;
    switch (one.kind) {
      case 'figure':
        return { kind: 'figure', said: this.#said(one.figure) };
      case 'link': {
        const href = one.href.startsWith('/') ? `${urls.home()}${one.href.slice(1)}` : one.href;
        return linked(href, this.#inlines(one.children));
      }
      case 'strong':
      case 'emphasis':
        return { kind: one.kind, children: this.#inlines(one.children) };
      default:
        return one;
    }
  }

  #prose(block: Block): ProseBlock[] {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return [{ ...block, children: this.#inlines(block.children) }];
      case 'list': {
        const items = block.items.map((item) => item.flatMap((one) => this.#prose(one)));
        return [{ kind: 'list', start: block.start, items }];
      }
      case 'quote':
        return [{ kind: 'quote', children: block.children.flatMap((one) => this.#prose(one)) }];
      case 'rule':
        return [block];
      default:
        return [];
    }
  }

  #road(id: string): RoadPart | null {
    const { dataset, lang } = this.#context;
    const project = dataset.projects.find((one) => one.id === id);
    if (project === undefined) return null;
    const last = pagePeriod(this.#context, project);
    const at = this.#asOf < last ? this.#asOf : last;
    const words = storyWords(lang);
    const cell = projectCell(this.#context, project, at);
    const { status } = this.#context.judgement(project, last);
    const now = status === cell.status ? null : words.roadNow(last, statusName(status, lang));
    return { kind: 'road', cell, asOf: words.roadThen(monthEnd(at)), now };
  }

  #rankRow(entry: RankingEntry, period: Month, kind: string, measures: readonly string[]) {
    const { dataset, urls, lang } = this.#context;
    const scope = `${kind}:${entry.id}`;
    const of = (kind === 'district' ? dataset.districts : dataset.units).find(({ id }) => id === entry.id);
    const name = of === undefined ? entry.name : nameOf(of, lang);
    const said = (id: string): Sentence => {
      const named = figureName(`${scope}/${id}@${period}`);
      return named === null ? ['—'] : this.#said(named);
    };
    const subject: Sentence | string =
      kind === 'district' ? [{ link: { href: urls.district(entry.id), text: name } }] : name;
    const rank = entry.because === null ? said('rank') : unrankedSentence(entry.because, lang);
    return [subject, rank, said('score'), ...measures.map(said)];
  }

  /** In the order in which they stood when the story was written. */
  #byRankThen(entries: readonly RankingEntry[], period: Month, kind: string): RankingEntry[] {
    const rankOf = ({ id }: RankingEntry): number => {
      const named = figureName(`${kind}:${id}/rank@${period}`);
      const figure = named && this.#figure(named);
      return figure === null ? Infinity : Number.parseInt(pieceText(figure.then), 10) || Infinity;
    };
    const keyed = entries.map((entry, at) => ({ entry, at, rank: rankOf(entry) }));
    return keyed
      .sort((a, b) => (a.rank === b.rank ? a.at - b.at : a.rank - b.rank))
      .map(({ entry }) => entry);
  }

  #ranking({ period, group: wanted, top }: Extract<Block, { kind: 'ranking' }>): RankingPart | null {
    const { lang, urls } = this.#context;
    const words = storyWords(lang);
    const { groups, weights } = this.#context.ranking(period);
    const isDistrict = wanted === 'district';
    const group = groups.find((one) => (isDistrict ? one.kind === 'district' : one.group === wanted));
    if (group === undefined) return null;
    const measures = Object.keys(weights).slice(0, MOST_MEASURES);
    const all = group.entries.length;
    const shown = this.#byRankThen(group.entries, period, group.kind).slice(0, top ?? all);
    const { ranking: names } = words;
    return {
      kind: 'ranking',
      title: words.rankingTitle(
        formatDate(period, lang),
        isDistrict ? rankingWords(lang).district : group.group,
      ),
      columns: [
        { name: names.subject, numeric: false },
        { name: names.rank, numeric: true },
        { name: names.score, numeric: true },
        ...measures.map((id) => ({ name: measure(id)?.name[lang] ?? id, numeric: true })),
      ],
      rows: shown.map((entry) => this.#rankRow(entry, period, group.kind, measures)),
      note: shown.length < all ? words.rankingTop(shown.length, all) : null,
      whole: { href: urls.ranking(period), text: words.whole.ranking },
    };
  }

  #trend(scope: string): { made: TrendTake; page: string } | null {
    const { dataset, urls } = this.#context;
    const district = dataset.districts.find(({ id }) => scope === `district:${id}`);
    if (district) return { made: districtTrend(this.#context, district), page: urls.district(district.id) };
    const id = scope === 'city' ? 'burn-up' : `burn-up-${scope.slice('programme:'.length)}`;
    const made = burnUps(this.#context).find((one) => one.id === id);
    return made ? { made, page: urls.home() } : null;
  }

  /** The chart as far as the story goes: what came later is on the page that keeps it. */
  #chart(scope: string): ChartPart | null {
    const { lang } = this.#context;
    const found = this.#trend(scope);
    if (found === null) return null;
    const words = storyWords(lang);
    const asOf = this.#asOf;
    const made = trendUntil(this.#context, found.made, asOf);
    return {
      kind: 'chart',
      title: made.take.title,
      svg: trendDrawing(made),
      about: `${made.take.about ?? ''} ${words.chart(monthEnd(asOf))}${this.#context.words.stop}`.trim(),
      columns: made.take.columns.map(({ name, unit }) => ({ name, numeric: unit !== null })),
      rows: made.take.rows.map((row) => row.map(({ shown, text }) => shown ?? text)),
      page: { href: `${found.page}#${made.id}`, text: words.chartPage },
    };
  }

  parts(blocks: readonly Block[]): StoryPart[] {
    const parts: StoryPart[] = [];
    let prose: ProseBlock[] = [];
    const close = (): void => {
      if (prose.length > 0) parts.push({ kind: 'prose', blocks: prose });
      prose = [];
    };
    for (const block of blocks) {
      const part =
        block.kind === 'road'
          ? this.#road(block.id)
          : block.kind === 'ranking'
            ? this.#ranking(block)
            : block.kind === 'chart'
              ? this.#chart(block.scope)
              : null;
      if (part === null) prose.push(...this.#prose(block));
      else {
        close();
        parts.push(part);
      }
    }
    close();
    return parts;
  }
}

/** The text of a story in the language of the context, with the values of the release on which it was written. */
export function storyBody(context: Context, source: StorySource, story: Story): StoryBody {
  const writer = new Writer(context, source, story);
  const parts = writer.parts(story.blocks);
  const figures = [...writer.figures.values()];
  const named = new Set(figuresIn(story.blocks).map(({ id }) => id));
  return { parts, figures, told: figures.filter(({ id, since }) => since !== null || named.has(id)) };
}
