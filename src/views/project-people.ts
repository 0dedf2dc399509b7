/** Who answers for a project, and what was corrected. */
import { projectWords } from '../i18n/pages/project.ts';
import { leaderOf } from '../model/people.ts';
import type { Issue, Project, Unit } from '../model/types.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { postOfProject } from './posts.ts';

export interface ChainLink {
  role: string;
  post: string;
  /** The page of the lead unit, from which the others are a step away: each link of this page is dear. */
  href: string | null;
  duty: string;
  phone: string | null;
  /** The one everybody waits for. */
  waiting: boolean;
}

export interface CorrectionRow {
  date: string;
  what: string;
  old: string;
  verb: string;
  new: string;
  reason: string;
}

/** The post of who leads; the name under it, where the city gives one. */
function leadersOf({ lang }: Context, project: Project): ChainLink[] {
  const { chain } = projectWords(lang);
  const { name, duty, isRemoved } = leaderOf(project);
  const post = postOfProject(project);
  if (post === null && name === null) return [];
  return [
    {
      role: chain.leader,
      post: post ?? name ?? '',
      href: null,
      duty: post !== null && name !== null ? name : isRemoved ? chain.removed : (duty ?? chain.leaderDuty),
      phone: null,
      waiting: false,
    },
  ];
}

/** Leader, lead unit, responsible units, and whoever is awaited: posts, never names. */
export function chainOf(context: Context, project: Project, open: readonly Issue[]): ChainLink[] {
  const { lang } = context;
  const { chain, deadline } = projectWords(lang);
  const unit = (role: string, of: Unit, duty: string, phone: string | null = null): ChainLink => ({
    role,
    post: nameOf(of, lang),
    href: of === project.lead_unit ? context.urls.unit(of.id) : null,
    duty,
    phone,
    waiting: false,
  });
  const links: ChainLink[] = [];
  links.push(...leadersOf(context, project));
  const phone = project.office_phone ? chain.phone(project.office_phone) : null;
  if (project.lead_unit) links.push(unit(chain.lead, project.lead_unit, chain.leadDuty, phone));
  for (const responsible of project.responsible_units)
    links.push(unit(chain.responsible, responsible, chain.responsibleDuty));
  const builders: [string, string | null][] = [
    [chain.owner, project.owner],
    [chain.contractor, project.contractor],
    [chain.supervisor, project.supervisor],
  ];
  for (const [role, post] of builders)
    if (post) links.push({ role, post, href: null, duty: '', phone: null, waiting: false });
  const seen = new Set<Unit>();
  for (const issue of open) {
    if (!issue.responsible_unit || seen.has(issue.responsible_unit)) continue;
    seen.add(issue.responsible_unit);
    const due = issue.due_on ? `${context.words.comma}${deadline(issue.due_on)}` : '';
    links.push({
      role: chain.waiting,
      post: nameOf(issue.responsible_unit, lang),
      href: null,
      duty: `${issue.title}${due}`,
      phone: null,
      waiting: true,
    });
  }
  return links;
}

/**
 * Corrections of this project's rows and changes of its own, the newest first. A moved end is told with the history of
 * its slips, and not again here.
 */
export function correctionsOf(context: Context, project: Project): CorrectionRow[] {
  const { words, lang } = context;
  const { kind } = projectWords(lang).corrections;
  const corrected = project.corrections.map((row): CorrectionRow => ({
    date: row.date,
    what: `${row.key.split(',').slice(1).join(' ')} ${words.column(row.table, row.field)}`.trim(),
    old: row.old,
    verb: kind[row.kind],
    new: row.new,
    reason: row.reason,
  }));
  const changed = project.changes
    .filter(({ field }) => field !== 'planned_end')
    .map((row): CorrectionRow => ({
      date: row.date,
      what: words.column('projects', row.field),
      old: row.old ?? words.none,
      verb: kind.change,
      new: row.new ?? words.none,
      reason: row.reason,
    }));
  return newestFirst([...corrected, ...changed]);
}

/** Every correction of the city, in whatever table, the newest first. */
export function allCorrections({ dataset, words, lang }: Context): CorrectionRow[] {
  const { kind } = projectWords(lang).corrections;
  return newestFirst(
    dataset.corrections.map((row) => ({
      date: row.date,
      what: `${words.table(row.table)} ${row.key.replaceAll(',', ' ')} ${words.column(row.table, row.field)}`,
      old: row.old,
      verb: kind[row.kind],
      new: row.new,
      reason: row.reason,
    })),
  );
}

/** Of one day, the row that was written last comes first. */
function newestFirst(rows: readonly CorrectionRow[]): CorrectionRow[] {
  return [...rows].reverse().sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}
