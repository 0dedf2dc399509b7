import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'htmlparser2';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesOf, pagesOf } from './build.ts';
import { demoSite } from './demo.ts';

type Node = ReturnType<typeof parseDocument>['children'][number];
interface Element {
  name: string;
  attribs: Record<string, string>;
  children: Node[];
}

let out: string;

beforeAll(async () => {
  out = await demoSite();
});

const isElement = (node: Node | Element): node is Node & Element => 'attribs' in node;

function all(root: Node | Element, wanted: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  const walk = (node: Node | Element): void => {
    if (isElement(node) && wanted(node)) found.push(node);
    if ('children' in node) node.children.forEach(walk);
  };
  walk(root);
  return found;
}

function textOf(node: Node | Element): string {
  if ('data' in node && !('attribs' in node)) return String(node.data);
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

const classed =
  (name: string) =>
  (element: Element): boolean =>
    (element.attribs['class'] ?? '').split(' ').includes(name);

/** What is shown in each cell but the name of its column on phones and words for screen readers only. */
function shownIn(cell: Element): string {
  const kept = (node: Node): string => {
    if (isElement(node)) {
      if (node.name === 'svg' || classed('lb')(node) || classed('hide')(node)) return '';
      return node.children.map(kept).join('');
    }
    return 'data' in node ? String(node.data) : '';
  };
  return cell.children
    .map(kept)
    .join('')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

function page(path: string): Node {
  return parseDocument(readFileSync(join(out, path), 'utf8')) as unknown as Node;
}

function rowsOf(href: string): Record<string, string>[] {
  const file = join(out, decodeURIComponent(href));
  const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  const parsed = Papa.parse<Record<string, string>>(text.trimEnd(), { header: true });
  expect(parsed.errors).toEqual([]);
  return parsed.data;
}

const squeezed = (text: string): string => text.replace(/[\s\u00a0\u3000]+/g, ' ').trim();

/** Pages with tables of DataTable whose files follow it, with the address of the CSV. */
function takenTables(path: string): { table: Element; csv: string }[] {
  const found: { table: Element; csv: string }[] = [];
  let last: Element | null = null;
  let pending: string | null = null;
  const walk = (node: Node | Element): void => {
    if (isElement(node)) {
      if (node.name === 'table' && !classed('rank')(node)) {
        // The numbers of a chart stand after its files.
        if (pending !== null && classed('tbl')(node)) found.push({ table: node, csv: pending });
        else last = node;
        pending = null;
      }
      if (node.name === 'guatu-take') {
        const csv = all(node, (e) => e.name === 'a')[0]?.attribs['href'] ?? '';
        if (last) found.push({ table: last, csv });
        else pending = csv;
        last = null;
      }
    }
    if ('children' in node) node.children.forEach(walk);
  };
  all(page(path), (e) => classed('trend')(e) || classed('sec')(e)).forEach((section) => {
    last = null;
    pending = null;
    walk(section);
  });
  return found;
}

describe('what can be taken', () => {
  it('has a file behind every link, in both languages, and every file has a link', () => {
    const linked = new Set<string>();
    for (const path of pagesOf(out))
      for (const link of all(page(path), (e) => e.name === 'guatu-take'))
        for (const { attribs } of all(link, (e) => e.name === 'a'))
          linked.add(decodeURIComponent(attribs['href'] ?? '').slice(1));
    const files = filesOf(out).filter((path) => path.includes('data/views/'));
    expect(files.filter((path) => !linked.has(path))).toEqual([]);
    expect([...linked].filter((path) => !existsSync(join(out, path)))).toEqual([]);
    expect(files.length).toBeGreaterThan(500);
  });

  it('gives of every table of figures exactly the cells that the page shows', () => {
    let cells = 0;
    const pages = pagesOf(out).filter((path) => /^(en\/)?(index\.html|districts\/)/.test(path));
    for (const path of pages)
      for (const { table, csv } of takenTables(path)) {
        const rows = rowsOf(csv);
        const names = all(table, (e) => e.name === 'th' && e.attribs['scope'] === 'col').map(shownIn);
        const shown = all(table, (e) => e.name === 'tr').slice(1);
        expect(shown.length, `${path} ${csv}`).toBe(rows.length);
        shown.forEach((row, r) =>
          all(row, (e) => e.name === 'td' || e.name === 'th').forEach((cell, c) => {
            const name = names[c] ?? '';
            const text = shownIn(cell);
            const value = squeezed(rows[r]?.[name] ?? `no column ${name}`);
            const link = all(cell, (e) => e.name === 'a' && classed('fig')(e))[0];
            cells += 1;
            // A figure may have its fraction before it; a link to a source has its address in the file.
            if (link) expect(squeezed(textOf(link)), `${path} ${name}`).toBe(value);
            else if (/^https?:/.test(value))
              expect(all(cell, (e) => e.name === 'a')[0]?.attribs['href']).toBe(value);
            else expect(text, `${path} ${name}`).toBe(value);
          }),
        );
      }
    expect(cells).toBeGreaterThan(2000);
  });

  it('gives the figure of every ranking with its fraction, in the order of ranks', () => {
    for (const lang of ['', 'en/'])
      for (const path of [`${lang}rankings/index.html`, `${lang}rankings/2024-05/index.html`])
        for (const section of all(page(path), (e) => e.name === 'section' && e.attribs['id'] !== undefined)) {
          const [table] = all(section, classed('rank'));
          const [take] = all(section, (e) => e.name === 'guatu-take');
          if (!table || !take) continue;
          const csv = all(take, (e) => e.name === 'a')[0]?.attribs['href'] ?? '';
          const json = JSON.parse(
            readFileSync(join(out, decodeURIComponent(csv.replace(/csv$/, 'json'))), 'utf8'),
          ) as {
            rows: Record<
              string,
              { text: string; figure?: string; numerator?: number; denominator?: number } | string
            >[];
          };
          const rows = all(table, (e) => e.name === 'tr').slice(1);
          const shown = rows.filter((row) => !classed('why')(row));
          expect(rows.length).toBeGreaterThan(shown.length);
          expect(shown.length).toBe(json.rows.length);
          shown.forEach((row, r) => {
            const figures = new Map(
              Object.values(json.rows[r] ?? {}).flatMap((cell) =>
                typeof cell === 'string' || !cell?.figure ? [] : [[cell.figure, cell] as const],
              ),
            );
            const links = all(row, (e) => e.attribs['data-figure'] !== undefined);
            expect(links.length).toBeGreaterThan(4);
            for (const link of links) {
              const cell = figures.get(link.attribs['data-figure'] ?? '');
              expect(cell?.text, link.attribs['data-figure']).toBe(textOf(link));
            }
            const fractions = all(row, classed('frac'))
              .map(textOf)
              .filter((text) => /^\d+ \/ \d+$/.test(text));
            for (const fraction of fractions)
              expect([...figures.values()].map((c) => `${c.numerator} / ${c.denominator}`)).toContain(
                fraction,
              );
            expect(squeezed(textOf(all(row, (e) => e.name === 'th')[0]!))).toContain(json.rows[r]?.['name']);
          });
        }
  });

  it('gives every road of a map with its status and date', () => {
    for (const path of ['map/index.html', 'map/2024-05/index.html', 'en/map/2024-05/index.html']) {
      const root = page(path);
      const csv =
        all(all(root, (e) => e.name === 'guatu-take')[0]!, (e) => e.name === 'a')[0]?.attribs['href'] ?? '';
      const rows = rowsOf(csv);
      const shown = all(root, (e) => e.name === 'li' && e.attribs['data-project'] !== undefined);
      expect(rows.length).toBe(shown.length);
      shown.forEach((item, r) => {
        const row = Object.values(rows[r] ?? {});
        const words = squeezed(textOf(item));
        expect(row[1]).toBe(item.attribs['data-project']);
        for (const value of [row[2], row[3], row[6]]) expect(words).toContain(value);
      });
    }
  });

  it('carries nothing of the newest release in the files of earlier periods', () => {
    const old = readFileSync(join(out, 'data/views/rankings/2024-05/district.json'), 'utf8');
    expect(JSON.parse(old) as { release: unknown; as_of: string }).toMatchObject({
      release: null,
      as_of: '2024-05-31',
    });
  });
});
