/** Posts of leadership: which projects and districts each answers for. Addresses are made of the post, never of a name. */
import { createHash } from 'node:crypto';
import { leaderWords } from '../i18n/pages/leaders.ts';
import { leaderOf, isPost, REMOVED } from '../model/people.ts';
import type { Dataset, District, Issue, Project } from '../model/types.ts';
import type { Lang } from '../schema/settings.ts';

export interface Post {
  /** Stable while the post is written the same way. */
  readonly id: string;
  readonly name: string;
  /** Of who holds it, where the city publishes one. */
  readonly people: readonly string[];
  /** The city wrote that it took a name away. */
  readonly isRemoved: boolean;
  /** What it answers for, as written. */
  readonly duties: readonly string[];
  readonly projects: readonly Project[];
  /** Districts in its charge. */
  readonly districts: readonly District[];
  /** Difficulties that it watches over itself, of whatever project. */
  readonly issues: readonly Issue[];
}

interface Draft {
  name: string;
  people: Set<string>;
  isRemoved: boolean;
  duties: Set<string>;
  projects: Project[];
  districts: District[];
  issues: Issue[];
}

/** A post of a district, a town or a subdistrict: of which one, its row says. */
const LOCAL = /区长|区委|县长|县委|旗长|旗委/;
const OF_TOWN = /镇长|乡长|镇委|乡委|街道/;

/** The post with its place, so that the deputy heads of six districts are not taken for one. */
function fullName(post: string, district: District | null, town: string | null): string {
  const isOfTown = OF_TOWN.test(post);
  if (district === null || (!isOfTown && !LOCAL.test(post)) || post.includes(district.name)) return post;
  const place = isOfTown && town !== null ? town : district.name;
  return post.includes(place) ? post : `${place}${post}`;
}

/** What a folder of that name may be long, of the 255 bytes of file systems; a character may have four. */
const LONGEST = 60;
const KEPT = 40;

/** The part of an address: no character that it could take for its own; a whole list of duties is cut and marked. */
function idOf(name: string): string {
  const id = name.replace(/[\\/?#%:*"<>|\s.]+/g, '-');
  const letters = [...id];
  if (letters.length <= LONGEST) return id;
  const mark = createHash('sha256').update(id.toLowerCase()).digest('hex').slice(0, 12);
  return `${letters.slice(0, KEPT).join('')}-${mark}`;
}

class Drafts {
  readonly #drafts = new Map<string, Draft>();

  of(name: string): Draft {
    // Two spellings with one address are one post.
    const id = idOf(name).toLowerCase();
    let draft = this.#drafts.get(id);
    if (draft === undefined) {
      draft = {
        name,
        people: new Set(),
        isRemoved: false,
        duties: new Set(),
        projects: [],
        districts: [],
        issues: [],
      };
      this.#drafts.set(id, draft);
    }
    return draft;
  }

  all(): Post[] {
    return [...this.#drafts.values()].map((draft) => ({
      ...draft,
      id: idOf(draft.name),
      people: [...draft.people],
      duties: [...draft.duties],
    }));
  }
}

/** What a column of leaders has, in the reader's language where it says that a name was taken away. */
export function leaderText(written: string | null, lang: Lang): string | null {
  return written === REMOVED ? leaderWords(lang).removed : written;
}

/** The post of a project's leader with its place; null where none is written. */
export function postOfProject(project: Project): string | null {
  const { post } = leaderOf(project);
  return post === null ? null : fullName(post, project.district, project.town);
}

/** The post in charge of a district; null where none, or only a name, is written. */
function postOfDistrict(district: District): string | null {
  const leader = district.liaison_leader;
  return leader !== null && isPost(leader) ? fullName(leader, district, null) : null;
}

function read(dataset: Dataset): Post[] {
  const drafts = new Drafts();
  for (const project of dataset.projects) {
    const post = postOfProject(project);
    if (post === null) continue;
    const draft = drafts.of(post);
    const { name, duty, isRemoved } = leaderOf(project);
    draft.projects.push(project);
    if (name !== null) draft.people.add(name);
    if (duty !== null) draft.duties.add(duty);
    if (isRemoved) draft.isRemoved = true;
  }
  for (const district of dataset.districts) {
    const post = postOfDistrict(district);
    if (post !== null) drafts.of(post).districts.push(district);
  }
  for (const issue of dataset.issues) {
    const { leader } = issue;
    if (leader === null || leader === REMOVED || !isPost(leader)) continue;
    drafts.of(fullName(leader, issue.district, issue.project?.town ?? null)).issues.push(issue);
  }
  return drafts.all();
}

const known = new WeakMap<Dataset, { all: readonly Post[]; byId: ReadonlyMap<string, Post> }>();

function postsIn(dataset: Dataset): { all: readonly Post[]; byId: ReadonlyMap<string, Post> } {
  let posts = known.get(dataset);
  if (posts === undefined) {
    const all = read(dataset);
    posts = { all, byId: new Map(all.map((post) => [post.id.toLowerCase(), post])) };
    known.set(dataset, posts);
  }
  return posts;
}

/** Every post that the city's data name, in the order in which they appear. */
export function postsOf(dataset: Dataset): readonly Post[] {
  return postsIn(dataset).all;
}

/** The post of an address, or of a post as written with its place; undefined where there is none. */
export function postOf(dataset: Dataset, text: string): Post | undefined {
  return postsIn(dataset).byId.get(idOf(text).toLowerCase());
}

/** The post in charge of a district, where it has a page. */
export function districtPost(dataset: Dataset, district: District): Post | undefined {
  const post = postOfDistrict(district);
  return post === null ? undefined : postOf(dataset, post);
}
