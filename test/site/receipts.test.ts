/** From any number of the built site it is two steps to the raw rows, without script. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { pagesOf } from './build.ts';
import { demoSite } from './demo.ts';
import { textOf } from './html.ts';

let out: string;

const texts = new Map<string, string>();
function page(path: string): string {
  let html = texts.get(path);
  if (html === undefined) texts.set(path, (html = readFileSync(join(out, path), 'utf8')));
  return html;
}

const tables = new Map<string, string[][]>();
/** The rows that a fragment selects, as RFC 7111 counts them: the header is row 1. */
function selected(href: string): string[][] {
  const [path = '', fragment = ''] = href.split('#row=');
  let rows = tables.get(path);
  if (rows === undefined) {
    const text = readFileSync(join(out, path), 'utf8').replace(/^\ufeff/, '');
    rows = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
    tables.set(path, rows);
  }
  return fragment.split(';').flatMap((part) => {
    const [first = '', last = first] = part.split('-');
    return rows.slice(Number(first) - 1, Number(last));
  });
}

interface Receipt {
  html: string;
  /** Links to rows of downloads. */
  rows: readonly string[];
}

const receipts = new Map<string, Map<string, Receipt>>();
/** The receipts of a page by anchor. */
function receiptsOf(path: string): Map<string, Receipt> {
  let known = receipts.get(path);
  if (known === undefined) {
    const parts = page(path).split('<article class="receipt" id="').slice(1);
    known = new Map(
      parts.map((part) => {
        const html = part.slice(0, part.indexOf('</article>'));
        const rows = [...html.matchAll(/href="([^"]+#row=[^"]+)"/g)].map(([, href]) => textOf(href ?? ''));
        return [part.slice(0, part.indexOf('"')), { html, rows }];
      }),
    );
    receipts.set(path, known);
  }
  return known;
}

interface Shown {
  page: string;
  id: string;
  href: string;
  text: string;
}

function figuresOn(path: string): Shown[] {
  return [
    ...page(path).matchAll(/<a class="fig[^"]*" href="([^"]+)" data-figure="([^"]+)">(.*?)<\/a>/gs),
  ].map(([, href, id, text]) => ({
    page: path,
    href: textOf(href ?? ''),
    id: textOf(id ?? ''),
    text: textOf(text ?? ''),
  }));
}

function receiptOf({ page: from, href }: Shown): Receipt | undefined {
  const url = new URL(href, `http://site/${from.replace(/index\.html$/, '')}`);
  const path = `${decodeURIComponent(url.pathname).slice(1)}index.html`;
  return receiptsOf(path).get(decodeURIComponent(url.hash.slice(1)));
}

beforeAll(async () => {
  out = await demoSite();
});

const NUMBERED = /^(en\/)?(index\.html|districts\/|rankings\/|map\/|projects\/|index)/;

describe('two steps', () => {
  it('lead from every number to its receipt, and from there to its rows in the download', () => {
    const wrong: string[] = [];
    const seen = new Set<string>();
    for (const path of pagesOf(out).filter((one) => NUMBERED.test(one))) {
      for (const shown of figuresOn(path)) {
        const key = `${shown.href} ${shown.id}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const receipt = receiptOf(shown);
        if (receipt === undefined || !receipt.html.includes(`data-figure="${shown.id}">${shown.text}</a>`))
          wrong.push(`${path}: ${shown.id} has no receipt at ${shown.href}`);
        else if (receipt.rows.length === 0 && !/^(?:—|0)$/.test(shown.text) && !/\/pace@/.test(shown.id))
          wrong.push(`${path}: ${shown.id} (${shown.text}) leads to no row`);
        else if (receipt.rows.some((href) => selected(href).length === 0))
          wrong.push(`${path}: ${shown.id} leads to rows that are not there`);
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(seen.size).toBeGreaterThan(5000);
  });

  it('reach exactly the rows that count', () => {
    let counted = 0;
    for (const path of pagesOf(out).filter((one) => /^figures\/.*\/2025-11\//.test(one))) {
      for (const [measure, { html, rows }] of receiptsOf(path)) {
        const text = textOf(/data-figure="[^"]+">([^<]*)</.exec(html)?.[1] ?? '');
        if (!['projects', 'opened', 'due', 'issues_open', 'issues_overdue'].includes(measure)) continue;
        counted += 1;
        const found = rows.flatMap(selected);
        expect(found.length, `${path}#${measure}`).toBe(Number(text));
        if (measure !== 'opened') continue;
        const column = selected('data/projects.csv#row=1')[0]!.indexOf('actual_end');
        for (const cells of found) expect(cells[column]! <= '2025-11-30' && cells[column] !== '').toBe(true);
      }
    }
    expect(counted).toBeGreaterThan(50);
  });

  it('reach the cells as the file has them on a page too, each row of the site once', () => {
    const anchors = new Set<string>();
    let rows = 0;
    for (const path of pagesOf(out).filter((one) => /^data\/rows\//.test(one))) {
      const found = [
        ...page(path).matchAll(/<tr id="([^"]+)"><th scope="row"><a href="([^"]+)">(.*?)<\/tr>/gs),
      ];
      for (const [, id, href, cells] of found) {
        rows += 1;
        anchors.add(`/${path.replace('index.html', '')}#${id}`);
        const [row] = selected(textOf(href ?? ''));
        expect(row, `${path} ${id}`).toBeDefined();
        const dates = [...(cells ?? '').matchAll(/<td>(\d{4}-\d{2}-\d{2})<\/td>/g)].map(([, date]) => date);
        for (const date of dates) expect(row).toContain(date);
      }
    }
    expect(anchors.size).toBe(rows);
    expect(rows).toBeGreaterThan(1000);
    let pointed = 0;
    for (const path of pagesOf(out).filter((one) => /^figures\//.test(one))) {
      for (const [, href] of page(path).matchAll(/href="(\/data\/rows\/[^"]+)"/g)) {
        pointed += 1;
        if (!anchors.has(href ?? '')) expect.fail(`${path} leads to ${href}, where no row stands`);
      }
    }
    expect(pointed).toBeGreaterThan(5000);
  });
});
