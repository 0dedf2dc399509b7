/** JSON-LD of pages: what each is about, from what it shows. */
import { dataNode, projectNode, siteNodes, type Download } from '../export/jsonld.ts';
import { structuredWords } from '../i18n/pages/structured.ts';
import type { Project } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { nameOf, spanOf } from './cells.ts';
import type { Context, ReleaseInfo } from './context.ts';

type Language = 'zh-CN' | 'en';

const languageOf = (context: Context): Language => (context.lang === 'zh' ? 'zh-CN' : 'en');

export function publisherOf({ lang, dataset: { settings } }: Context): string {
  return lang === 'en' && settings.publisher_en ? settings.publisher_en : settings.publisher;
}

function cityOf({ lang, dataset: { settings } }: Context): string {
  return lang === 'en' && settings.city_en ? settings.city_en : settings.city;
}

export interface Shown {
  /** Address of the page, as a path. */
  readonly address: string;
  readonly name: string;
  readonly description: string;
  readonly release: ReleaseInfo | null;
  readonly period: Month;
  /** The first month that the data speak of; that of the site where none is named. */
  readonly since?: Month;
  readonly downloads: readonly Download[];
  readonly place?: string | null;
}

/** The data that a page shows. */
export function shownData(context: Context, shown: Shown): object {
  const { absolute, dataset } = context;
  const { address, name, description, release, period, downloads, place } = shown;
  const since = shown.since ?? dataset.periods[0] ?? period;
  return dataNode({
    address: absolute(address),
    name,
    description,
    language: languageOf(context),
    publisher: publisherOf(context),
    settings: { license: dataset.settings.license, city: cityOf(context) },
    covers: since < period ? `${since}/${period}` : period,
    release,
    downloads: downloads.map((one) => ({ ...one, address: absolute(one.address) })),
    ...(place === undefined ? {} : { place }),
  });
}

export function projectData(
  context: Context,
  project: Project,
  shown: { description: string; period: Month; release: ReleaseInfo | null },
): object {
  const { lang, urls, files, absolute } = context;
  const { period, release, description } = shown;
  const words = structuredWords(lang);
  const name = nameOf(project, lang);
  const address = urls.project(project.id);
  const district = nameOf(project.district, lang);
  const data = shownData(context, {
    address,
    name: words.progressOf(name),
    description: words.projectData(name),
    release,
    period,
    since: project.reports[0]?.period ?? period,
    downloads: [{ address: files.project(project.id), type: 'application/json' }],
    place: null,
  });
  return projectNode({
    address: absolute(address),
    id: project.id,
    code: project.code,
    name,
    otherName: lang === 'zh' ? project.name_en : project.name,
    description,
    place: spanOf(project),
    district: { name: district, address: absolute(urls.district(project.district.id)) },
    data,
  });
}

export function siteData(context: Context, title: string): readonly object[] {
  const { urls, files, absolute } = context;
  return siteNodes({
    address: absolute(urls.home()),
    title,
    language: languageOf(context),
    publisher: publisherOf(context),
    city: cityOf(context),
    image: absolute(files.share()),
  });
}
