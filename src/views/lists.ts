/** The list of projects: orders and selections that are pages of their own, so that they work without script. */
import { formatDate } from '../i18n/format.ts';
import { listWords } from '../i18n/pages/lists.ts';
import { statusName } from '../i18n/status.ts';
import type { Status } from '../measures/types.ts';
import type { Project } from '../model/types.ts';
import { byUrgency, isLate, nameOf, projectCell } from './cells.ts';
import type { Context } from './context.ts';
import { headOf, PAGE_SIZE, pagesOf } from './page.ts';
import type { Link, PageHead, ProjectCell } from './types.ts';

interface ListSection {
  title: string | null;
  cells: readonly ProjectCell[];
}

export interface ListView {
  head: PageHead;
  title: string;
  filters: readonly Link[];
  orders: readonly Link[];
  sections: readonly ListSection[];
  pages: readonly Link[];
  /** One step wider, for a list that is empty. */
  wider: Link | null;
  emptyText: string;
}

const ORDERS = ['name', 'street', 'date', 'district'] as const;
const orderKeys: ReadonlySet<string> = new Set(ORDERS);

function statusOf(context: Context, project: Project): Status {
  return context.judgement(project).status;
}

const notDone = (status: Status): boolean => status !== 'opened' && status !== 'withdrawn';

/** Lists worked out once per language: every page of a long list shows the same counts. */
interface ListMemory {
  selected: Map<string, Project[]>;
  ordered: Map<string, Project[]>;
  keys: string[] | null;
}
const memories = new WeakMap<Context, ListMemory>();

function memoryOf(context: Context): ListMemory {
  let memory = memories.get(context);
  if (!memory) memories.set(context, (memory = { selected: new Map(), ordered: new Map(), keys: null }));
  return memory;
}

function once(lists: Map<string, Project[]>, key: string, make: () => Project[]): Project[] {
  let list = lists.get(key);
  if (!list) lists.set(key, (list = make()));
  return list;
}

/** The projects of a selection; every order shows them all. */
function selected(context: Context, view: string): Project[] {
  return once(memoryOf(context).selected, view, () => select(context, view));
}

function select(context: Context, view: string): Project[] {
  const { projects, as_of } = context.dataset;
  if (view === 'open') return projects.filter((p) => notDone(statusOf(context, p)));
  if (view === 'late') return projects.filter((p) => isLate(statusOf(context, p)));
  if (view === 'month') return projects.filter((p) => p.actual_end?.startsWith(as_of) ?? false);
  if (view.startsWith('status/')) return projects.filter((p) => statusOf(context, p) === view.slice(7));
  return [...projects];
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function ordered(context: Context, view: string): Project[] {
  return once(memoryOf(context).ordered, view, () => order(context, view, selected(context, view)));
}

function order(context: Context, view: string, projects: readonly Project[]): Project[] {
  const { lang } = context;
  const urgent = byUrgency(context, projects);
  switch (view) {
    case 'name':
      // Collation by code point, the same on every machine.
      return urgent.sort((a, b) => text(nameOf(a, lang), nameOf(b, lang)));
    case 'street':
      return urgent.sort((a, b) => text(a.town ?? '\uffff', b.town ?? '\uffff'));
    case 'date':
      return urgent.sort((a, b) => text(b.actual_end ?? '', a.actual_end ?? ''));
    case 'district': {
      const order = new Map(context.dataset.districts.map((district, index) => [district, index]));
      return urgent.sort((a, b) => (order.get(a.district) ?? 0) - (order.get(b.district) ?? 0));
    }
    default:
      return urgent;
  }
}

function sectionsOf(context: Context, view: string, projects: readonly Project[]): ListSection[] {
  const words = listWords(context.lang);
  const titleOf = (project: Project): string | null => {
    if (view === 'street') return project.town ?? words.noStreet;
    if (view === 'district') return nameOf(project.district, context.lang);
    return null;
  };
  const sections: { title: string | null; cells: ProjectCell[] }[] = [];
  for (const project of projects) {
    const title = titleOf(project);
    const last = sections.at(-1);
    if (last?.title === title) last.cells.push(projectCell(context, project));
    else sections.push({ title, cells: [projectCell(context, project)] });
  }
  return sections;
}

/** Every selection that is not empty and every order, as keys of addresses; `` is the whole list. */
function listKeys(context: Context): string[] {
  const memory = memoryOf(context);
  if (memory.keys) return memory.keys;
  const statuses = [...new Set(context.dataset.projects.map((p) => statusOf(context, p)))].sort();
  return (memory.keys = [
    '',
    'open',
    'late',
    'month',
    ...ORDERS,
    ...statuses.map((status) => `status/${status}`),
  ]);
}

/** How many pages each list takes. */
export function listPages(context: Context): { key: string; page: number }[] {
  return listKeys(context).flatMap((key) => {
    const pages = Math.max(1, Math.ceil(selected(context, key).length / PAGE_SIZE));
    return Array.from({ length: pages }, (_, index) => ({ key, page: index + 1 }));
  });
}

/** The main selections as tabs: all, not open, late, opened this month. */
export function listTabs(context: Context, current: string): Link[] {
  const words = listWords(context.lang);
  const link = (key: string, name: string): Link => ({
    href: context.urls.projects(key),
    text: name,
    count: selected(context, key).length,
    current: key === current,
  });
  return [
    link('', words.all),
    link('open', words.open),
    link('late', words.late),
    link('month', words.month(Number(context.dataset.as_of.slice(5)))),
  ];
}

function titleOf(context: Context, key: string, count: number): string {
  const { noun, lang } = context;
  const { titles, title } = listWords(lang);
  if (key === 'open') return titles.open[noun](count);
  if (key === 'late') return titles.late[noun](count);
  if (key === 'month') return titles.month[noun](formatDate(context.dataset.as_of, lang), count);
  if (key.startsWith('status/')) return titles.status[noun](statusName(key.slice(7) as Status, lang), count);
  return title[noun](count);
}

export function listView(context: Context, key: string, page: number): ListView {
  const { urls, lang, noun, dataset } = context;
  const words = listWords(lang);
  const projects = ordered(context, key);
  const shown = projects.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const title = titleOf(context, key, projects.length);
  const statuses = listKeys(context).filter((k) => k.startsWith('status/'));
  const isOrder = orderKeys.has(key);
  return {
    head: headOf(context, 'projects', title, urls.projects(key, page)),
    title,
    filters: [
      ...listTabs(context, isOrder ? '' : key),
      ...statuses.map((k) => ({
        href: urls.projects(k),
        text: statusName(k.slice(7) as Status, lang),
        count: selected(context, k).length,
        current: k === key,
      })),
    ],
    orders: [
      { href: urls.projects(), text: words.views.urgent, current: !isOrder },
      ...ORDERS.map((order) => ({
        href: urls.projects(order),
        text: words.views[order],
        current: order === key,
      })),
    ],
    sections: sectionsOf(context, key, shown),
    pages: pagesOf(context, projects.length, page, (n) => urls.projects(key, n)),
    wider: key === '' ? null : { href: urls.projects(), text: words.seeAll[noun](dataset.projects.length) },
    emptyText: words.emptyList[noun],
  };
}
