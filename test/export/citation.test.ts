import { readFileSync } from 'node:fs';
import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import { parse } from '@retorquere/bibtex-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apaSentence,
  bibtexText,
  citationFile,
  cslItem,
  gbtSentence,
  risText,
  type Citation,
} from '../../src/export/citation.ts';

const ROAD: Citation = {
  key: 'guatu-projects-SL-001',
  title: '杨柳路东延建设进度：数据截至 2013-12-31',
  publisher: '示例市城建指挥部',
  issued: '2014-01-06',
  release: '2014-01-06-1a2b3c4',
  url: 'https://roads.example.gov.cn/projects/SL-001/history/#2014-01-06-1a2b3c4',
  lang: 'zh',
};
const ENGLISH: Citation = {
  ...ROAD,
  title: 'Yangliu Road, eastern extension construction progress: data as of 2013-12-31',
  publisher: 'Shili Construction Headquarters',
  lang: 'en',
};

const styles = plugins.config.get('@csl').styles;
styles.add('gbt', JSON.parse(readFileSync('test/cases/citation/gb-t-7714-2015-numeric.csl.json', 'utf8')));

/** What citeproc makes of an item in a style, without its number and on one line. */
function citeproc(item: Record<string, unknown>, template: string): string {
  const text: string = new Cite(item).format('bibliography', { template, lang: 'en-US', format: 'text' });
  return text.replace(/^\[1\]\s*/, '').trim();
}

/** One kind of space, no space at the ends, as formats of lines keep them. */
const line = (text: string): string => text.replace(/\s+/g, ' ').trim();

// Without < > | and straight quotes, which the BibTeX library typesets as TeX's oldest fonts would.
const sentence = fc
  .string({ unit: fc.constantFrom(...'杨柳路东延 abcXYZ019：，—“”&%$#_~^\\{}?!@=+-.,;/()[]') })
  .map(line)
  .filter((text) => text !== '');
const anyCitation: fc.Arbitrary<Citation> = fc.record({
  key: fc.stringMatching(/^guatu-projects-[A-Za-z0-9][A-Za-z0-9_-]{0,9}$/),
  title: sentence,
  publisher: sentence,
  issued: fc.constantFrom('2014-01-06', '2013-12-31', null),
  release: fc.constantFrom('2014-01-06-1a2b3c4', null),
  url: fc.constantFrom('https://roads.example.gov.cn/en/projects/SL_001/history/#x%20y', ROAD.url),
  lang: fc.constantFrom('zh' as const, 'en' as const),
});

describe('citations as sentences', () => {
  it('writes GB/T 7714 as citeproc does with the style of the standard, the day of access set apart', () => {
    for (const one of [ROAD, ENGLISH]) {
      const { before, after } = gbtSentence(one);
      // Of an electronic resource the standard asks for no publisher beside the one who answers for it.
      const { publisher, ...rest } = cslItem(one);
      expect(publisher).toBe(one.publisher);
      const item = { ...rest, accessed: { 'date-parts': [[2026, 11, 21]] } };
      // The style would have the family names of persons in capitals; a publisher is none.
      expect(`${before}2026-11-21${after}`.toLowerCase()).toBe(citeproc(item, 'gbt').toLowerCase());
    }
  });

  it('leaves the day of access blank', () => {
    const { before, after } = gbtSentence(ROAD);
    expect(before.endsWith('[DS/OL]. (2014-01-06)[')).toBe(true);
    expect(after).toBe(`]. ${ROAD.url}.`);
  });

  it('writes APA as citeproc does, but names the publisher once and the kind as the manual does', () => {
    const made = citeproc(cslItem(ENGLISH), 'apa')
      .replace('(Versions ', '(Version ')
      .replace('[Dataset]', '[Data set]')
      .replace(`. ${ENGLISH.publisher}. http`, '. http');
    expect(apaSentence(ENGLISH)).toBe(made);
  });

  it('says n.d. where no release is known, and invents no date', () => {
    const bare: Citation = { ...ROAD, issued: null, release: null, url: 'https://roads.example.gov.cn/' };
    expect(apaSentence(bare)).toContain('(n.d.)');
    expect(gbtSentence(bare).before.endsWith('[DS/OL]. [')).toBe(true);
    for (const format of ['bib', 'ris', 'json'] as const)
      expect(citationFile(bare, format)).not.toContain('2014-');
  });
});

describe('citation files', () => {
  it('gives back title, publisher, date, release and address in a BibTeX library', () => {
    const [entry] = parse(bibtexText(ROAD)).entries;
    expect(entry?.type).toBe('misc');
    expect(entry?.key).toBe(ROAD.key);
    expect(entry?.fields).toMatchObject({
      title: ROAD.title,
      author: [{ name: ROAD.publisher }],
      version: ROAD.release,
      url: ROAD.url,
      year: '2014',
    });
  });

  it('gives back BibTeX of any characters, those that TeX would obey included', () => {
    fc.assert(
      fc.property(anyCitation, (one) => {
        const { entries, errors } = parse(bibtexText(one), { sentenceCase: false });
        expect(errors).toEqual([]);
        const [entry] = entries;
        expect(entry?.fields.title).toBe(one.title);
        expect(entry?.fields.url).toBe(one.url);
      }),
    );
  });

  it('keeps signs apart that TeX draws as one', () => {
    for (const title of ['K1--K2', '一---二', 'a -- b', '第 3–4 标段--续']) {
      const { entries, errors } = parse(bibtexText({ ...ROAD, title }), { sentenceCase: false });
      expect(errors).toEqual([]);
      expect(entries[0]?.fields.title).toBe(title);
    }
    expect(bibtexText({ ...ROAD, title: "``二'' ?`" })).toContain("`{}`二'{}' ?{}`");
  });

  it('gives back RIS of any characters in citation.js', () => {
    fc.assert(
      fc.property(anyCitation, (one) => {
        const [item] = new Cite(risText(one), { forceType: '@ris/file' }).data;
        expect(item).toMatchObject({
          type: 'dataset',
          title: one.title,
          URL: one.url,
          publisher: one.publisher,
        });
        const { issued } = item as { issued?: { 'date-parts': number[][] } };
        expect(issued?.['date-parts'][0] ?? null).toEqual(one.issued?.split('-').map(Number) ?? null);
      }),
    );
  });

  it('gives citation.js the same item by BibTeX, RIS and CSL-JSON', () => {
    const read = (text: string, forceType?: string): Record<string, unknown> =>
      new Cite(text, forceType ? { forceType } : {}).data[0] ?? {};
    for (const one of [ROAD, ENGLISH]) {
      const json = read(citationFile(one, 'json'));
      expect(json).toMatchObject(cslItem(one));
      for (const item of [read(bibtexText(one), '@biblatex/text'), read(risText(one), '@ris/file')])
        expect(item).toMatchObject({ title: one.title, URL: one.url, publisher: one.publisher });
    }
  });
});
