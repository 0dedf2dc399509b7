/** XML held against a schema, by libxml2. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RelaxNGValidator, XmlDocument, XsdValidator } from 'libxml2-wasm';

const atomSchema = XmlDocument.fromBuffer(readFileSync('test/export/schemas/atom.rng'));
const atom = RelaxNGValidator.fromDoc(atomSchema);

/** The HTML in the content of a feed's first entry, as libxml2 reads it. */
export function htmlOfFirst(xml: string): string {
  const document = XmlDocument.fromString(xml);
  try {
    const found = document.get('//a:entry/a:content', { a: 'http://www.w3.org/2005/Atom' });
    return found?.content ?? '';
  } finally {
    document.dispose();
  }
}

/** What the schema of RFC 4287 finds wrong; empty where nothing is. */
export function atomFaults(xml: string): string {
  return faults(() => {
    const document = XmlDocument.fromString(xml);
    try {
      atom.validate(document);
    } finally {
      document.dispose();
    }
  });
}

function faults(check: () => void): string {
  try {
    check();
    return '';
  } catch (error) {
    return String(error);
  }
}

/**
 * The schema of sitemaps.org, as the package `sitemap` ships it. It wants a schema for links to other languages too,
 * which it would fetch: those elements are looked at by the test itself.
 */
function sitemapSchema(): string {
  const folder = join('node_modules', 'sitemap', 'schema');
  return readFileSync(join(folder, 'sitemap.xsd'), 'utf8').replaceAll(
    'processContents="strict"',
    'processContents="lax"',
  );
}

export function sitemapFaults(xml: string): string {
  return faults(() => {
    const schema = XmlDocument.fromString(sitemapSchema());
    const validator = XsdValidator.fromDoc(schema);
    const document = XmlDocument.fromString(xml);
    try {
      validator.validate(document);
    } finally {
      document.dispose();
      validator.dispose();
      schema.dispose();
    }
  });
}
