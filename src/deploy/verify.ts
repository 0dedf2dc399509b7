/** Whether a folder holds a whole site that may be put in service. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './finding.ts';
import { Figures } from './figures.ts';
import { LinkCheck } from './links.ts';
import type { Manifest } from './manifest.ts';
import { readPage, styleLinks } from './page.ts';

/** Files of every site, in each language with a page; from the contract's addresses. */
const REQUIRED_PAGES = ['', 'projects/', 'districts/', 'rankings/', 'methodology/', 'data/', 'about/'];
const REQUIRED_FILES = [
  'api/v1/site.json',
  'api/v1/figures.json',
  'api/v1/projects.json',
  'api/v1/releases.json',
  'data/projects.csv',
];
/** Below this share of the site in service, something was lost and not withdrawn. */
const FEWEST_PAGES = 0.8;
const SMALLEST_SIZE = 0.5;

/** The facts of a site that its own files tell. */
export interface SiteFacts {
  readonly as_of: string;
  readonly release: string | null;
  readonly base: string;
  readonly pages: number;
}

export interface Verified {
  readonly findings: readonly Finding[];
  /** Null where the files that tell are missing. */
  readonly facts: SiteFacts | null;
}

interface SiteFile {
  readonly as_of: string;
  readonly release: string | null;
  readonly base_url: string | null;
  readonly languages: readonly string[];
}

function parsed(folder: string, path: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, path), 'utf8')) as unknown;
  } catch {
    return null;
  }
}

function isSiteFile(value: unknown): value is SiteFile {
  return typeof value === 'object' && value !== null && 'as_of' in value && 'languages' in value;
}

function idsIn(value: unknown): string[] {
  const projects =
    typeof value === 'object' && value !== null && 'projects' in value ? value.projects : undefined;
  if (!Array.isArray(projects)) return [];
  return projects.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'string' ? [one.id] : [],
  );
}

/** What must be there: the files and pages of every site, and those of each project. */
function requiredOf(folder: string, site: SiteFile): string[] {
  const ids = idsIn(parsed(folder, 'api/v1/projects.json'));
  const pages = [...REQUIRED_PAGES, ...ids.map((id) => `projects/${id}/`)];
  const inLanguages = site.languages.flatMap((lang) =>
    pages.map((page) => `${lang === 'zh' ? '' : `${lang}/`}${page}index.html`),
  );
  return [...REQUIRED_FILES, ...inLanguages, ...ids.map((id) => `api/v1/projects/${id}.json`)];
}

/** The sub-path of the site: that of its icon, which stands at its root. */
function baseOf(icon: string | null): string | null {
  return icon === null ? null : icon.replace(/[^/]*$/, '');
}

function sizeFindings(paths: readonly string[], size: number, former: Manifest | null): Finding[] {
  if (former === null) return [];
  const own = new Set(former.carried);
  const files = Object.entries(former.files).filter(([path]) => !own.has(path) && !/\.(?:gz|br)$/.test(path));
  const before = {
    pages: files.filter(([path]) => path.endsWith('.html')).length,
    size: files.reduce((sum, [, [bytes]]) => sum + bytes, 0),
  };
  const pages = paths.filter((path) => path.endsWith('.html')).length;
  const findings: Finding[] = [];
  if (pages < before.pages * FEWEST_PAGES)
    findings.push({ kind: 'fewer_pages', before: before.pages, now: pages });
  if (size < before.size * SMALLEST_SIZE) findings.push({ kind: 'smaller', before: before.size, now: size });
  return findings;
}

/** One file by itself. */
function fileFindings(path: string, text: string | null, size: number): Finding[] {
  if (size === 0) return [{ kind: 'empty_file', path }];
  if (text === null || !/\.(?:geo)?json$/.test(path)) return [];
  try {
    JSON.parse(text);
    return [];
  } catch {
    return [{ kind: 'not_json', path }];
  }
}

const READABLE = /\.(?:html|css|json|geojson)$/;

/**
 * Reads every page and file of a built site: required files, links and anchors, figures, sizes.
 * @param paths its files, as `listFiles` has them
 * @param former the record of the release in service
 * @param expectedBase the sub-path that the caller asked for; null takes the site's own
 */
export function verify(
  folder: string,
  paths: readonly string[],
  former: Manifest | null,
  expectedBase: string | null,
): Verified {
  const findings: Finding[] = [];
  const known = new Set(paths);
  const site = parsed(folder, 'api/v1/site.json');
  const required = isSiteFile(site) ? requiredOf(folder, site) : ['index.html', ...REQUIRED_FILES];
  for (const path of required) if (!known.has(path)) findings.push({ kind: 'missing_file', path });
  const home = known.has('index.html') ? readPage(readFileSync(join(folder, 'index.html'), 'utf8')) : null;
  const base = baseOf(home?.icon ?? null) ?? expectedBase ?? '/';
  if (expectedBase !== null && base !== expectedBase)
    findings.push({ kind: 'base', path: 'index.html', base, expected: expectedBase });
  const links = new LinkCheck(known, base, isSiteFile(site) ? site.base_url : null);
  const figures = new Figures();
  let size = 0;
  // The figures' files first, against which the pages are held.
  const order = [...paths].sort((a, b) => Number(a.endsWith('.html')) - Number(b.endsWith('.html')));
  for (const path of order) {
    const bytes = readFileSync(join(folder, path));
    size += bytes.length;
    const text = READABLE.test(path) ? bytes.toString('utf8') : null;
    const found = fileFindings(path, text, bytes.length);
    findings.push(...found);
    if (text === null || found.length > 0) continue;
    if (path.endsWith('json')) figures.learn(path, text);
    if (path.endsWith('.css')) for (const link of styleLinks(text)) links.add(path, link);
    if (!path.endsWith('.html')) continue;
    const page = readPage(text);
    if (!page.isWhole) findings.push({ kind: 'cut_off', path });
    for (const link of page.links) links.add(path, link);
    for (const address of page.own) links.addOwn(path, address);
    findings.push(...figures.check(path, page));
  }
  const anchorsOf = (path: string): ReadonlySet<string> =>
    readPage(readFileSync(join(folder, path), 'utf8')).anchors;
  findings.push(...links.finish(anchorsOf), ...sizeFindings(paths, size, former));
  if (figures.seen === 0) findings.push({ kind: 'no_figures', path: 'index.html' });
  const pages = paths.filter((path) => path.endsWith('.html')).length;
  const facts = isSiteFile(site) ? { as_of: site.as_of, release: site.release, base, pages } : null;
  return { findings, facts };
}
