/**
 * The marks that government web sites carry in the head of every page: 《政府网站发展指引》（国办发〔2017〕47号），
 * 附件《网页设计规范》. The site's own stand in `site.yaml`; those of a column or an article are made from the page.
 */
import type { YAMLMap } from 'yaml';
import type { YamlReader } from './settings-yaml.ts';

/** Of the site. */
const SITE_MARKS = ['SiteName', 'SiteDomain', 'SiteIDCode'] as const;
/** Of a page, where one value holds for all of them. */
const COMMON_MARKS = ['ColumnType', 'ContentSource', 'Author', 'Keywords'] as const;

/** Ten digits, or `bm` and eight digits for ministries and what belongs to them. */
const ID_CODE = /^(?:\d{10}|bm\d{8})$/;
/** A name of a host, without scheme or path. */
const DOMAIN = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u;

/** Reads `government_meta`; where any mark of the site stands, all three have to. */
export function governmentMeta(reader: YamlReader, root: YAMLMap): Record<string, string> {
  const map = reader.map(root, 'government_meta');
  if (map === null) return {};
  const keys = [...SITE_MARKS, ...COMMON_MARKS];
  reader.known(map, keys);
  const found = Object.fromEntries(
    keys.flatMap((key) => {
      const text = reader.text(map, key);
      return text === null ? [] : [[key, text] as const];
    }),
  );
  const { SiteIDCode, SiteDomain } = found;
  if (SiteIDCode !== undefined && !ID_CODE.test(SiteIDCode))
    reader.reportAt(map, 'SiteIDCode', 'bad_value', { expected: '3302000001 / bm00000001' });
  if (SiteDomain !== undefined && !DOMAIN.test(SiteDomain))
    reader.reportAt(map, 'SiteDomain', 'bad_value', { expected: 'www.ningbo.gov.cn' });
  if (Object.keys(found).length > 0)
    for (const key of SITE_MARKS)
      if (reader.node(map, key) === null)
        reader.report(reader.lineOf(map), {
          reason: 'missing',
          key: `government_meta.${key}`,
          severity: 'warning',
        });
  return found;
}
