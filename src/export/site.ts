/** `site.json`: what this site is, for machines. */
import type { Dataset } from '../model/types.ts';
import type { Lang } from '../schema/settings.ts';

export function siteJson(
  dataset: Dataset,
  release: string | null,
  languages: readonly Lang[],
): Record<string, unknown> {
  const { settings } = dataset;
  return {
    title: settings.title,
    title_en: settings.title_en,
    city: settings.city,
    publisher: settings.publisher,
    contact: settings.contact,
    report_url: settings.report_url,
    base_url: settings.base_url,
    license: settings.license,
    source_note: settings.source_note,
    demo: settings.demo,
    languages,
    as_of: dataset.as_of,
    release,
    periods: dataset.periods,
    tables: [...dataset.published],
    thresholds: settings.thresholds,
    ranking: settings.ranking,
    programmes: dataset.programmes.map((p) => ({
      id: p.id,
      name: p.name,
      parent: p.parent?.id ?? null,
      start: p.start,
      end: p.end,
      target_count: p.target_count,
    })),
    districts: dataset.districts.map((d) => ({ id: d.id, name: d.name, name_en: d.name_en })),
    units: dataset.units.map((u) => ({ id: u.id, name: u.name, group: u.group })),
  };
}
