/**
 * What pages are about, in the words of schema.org: https://schema.org/Dataset, /Project, /GovernmentService. Only
 * what the data say: a project's owner is not its funder, a plan is no event. Addresses without a host are relative,
 * which JSON-LD resolves against the page.
 */
import type {
  Article,
  DataDownload,
  Dataset as DatasetNode,
  GovernmentOrganization,
  GovernmentService,
  Project as ProjectNode,
  WebSite,
} from 'schema-dts';
import type { Settings } from '../schema/settings.ts';

type Language = 'zh-CN' | 'en';

interface Publisher {
  readonly '@type': 'GovernmentOrganization';
  readonly name: string;
}

function publisherNode(name: string): Publisher {
  return { '@type': 'GovernmentOrganization', name } satisfies GovernmentOrganization;
}

/** A licence as an address where it is one or stands for one; its name otherwise. */
export function licenceOf(licence: string): string | { '@type': 'CreativeWork'; name: string } {
  if (/^https?:\/\//.test(licence)) return licence;
  const [, kind, version] = /^CC-(BY(?:-SA|-ND|-NC)*)-(\d\.\d)$/.exec(licence) ?? [];
  if (kind !== undefined) return `https://creativecommons.org/licenses/${kind.toLowerCase()}/${version}/`;
  if (licence === 'CC0-1.0') return 'https://creativecommons.org/publicdomain/zero/1.0/';
  return { '@type': 'CreativeWork', name: licence };
}

export interface Download {
  readonly address: string;
  readonly type: 'text/csv' | 'application/json' | 'application/geo+json';
  readonly name?: string;
}

export interface DataFacts {
  readonly address: string;
  readonly name: string;
  readonly description: string;
  readonly language: Language;
  readonly publisher: string;
  readonly settings: Pick<Settings, 'license' | 'city'>;
  /** First and last month, or day, that the data speak of: `2023-01/2025-11`. */
  readonly covers: string;
  /** The release that last changed them. */
  readonly release: { readonly id: string; readonly at: string } | null;
  readonly downloads: readonly Download[];
  /** Where it is about; the city where none is named, and null where what it belongs to says so. */
  readonly place?: string | null;
}

/** https://schema.org/Dataset */
export function dataNode(facts: DataFacts): object {
  const { address, name, description, language, publisher, settings, covers, release, downloads } = facts;
  const node: DatasetNode = {
    '@type': 'Dataset',
    '@id': `${address}#data`,
    name,
    description,
    url: address,
    inLanguage: language,
    isAccessibleForFree: true,
    creator: publisherNode(publisher),
    temporalCoverage: covers,
    ...(facts.place === null
      ? {}
      : { spatialCoverage: { '@type': 'Place' as const, name: facts.place ?? settings.city } }),
    ...(settings.license === null ? {} : { license: licenceOf(settings.license) }),
    ...(release === null ? {} : { dateModified: release.at, version: release.id }),
    distribution: downloads.map(({ address: contentUrl, type, name: title }): DataDownload => ({
      '@type': 'DataDownload',
      encodingFormat: type,
      contentUrl,
      ...(title === undefined ? {} : { name: title }),
    })),
  };
  return node;
}

export interface ProjectFacts {
  readonly address: string;
  readonly id: string;
  /** The unified code of the project, which all offices use. */
  readonly code: string | null;
  readonly name: string;
  readonly otherName: string | null;
  readonly description: string;
  readonly place: string | null;
  readonly district: { readonly name: string; readonly address: string };
  readonly data: object;
}

/** https://schema.org/Project, with the data that its page shows. */
export function projectNode(facts: ProjectFacts): object {
  const { address, id, code, name, otherName, description, place, district, data } = facts;
  const node: ProjectNode = {
    '@type': 'Project',
    '@id': `${address}#project`,
    name,
    ...(otherName === null || otherName === name ? {} : { alternateName: otherName }),
    identifier:
      code === null ? id : [id, { '@type': 'PropertyValue', propertyID: '项目统一代码', value: code }],
    url: address,
    description,
    ...(place === null ? {} : { location: { '@type': 'Place', name: place } }),
    areaServed: { '@type': 'AdministrativeArea', name: district.name, url: district.address },
  };
  return { ...node, subjectOf: data };
}

export interface ArticleFacts {
  readonly address: string;
  readonly title: string;
  readonly summary: string;
  readonly author: string;
  readonly publisher: string;
  readonly language: Language;
  /** Days or moments. */
  readonly published: string;
  readonly modified: string;
  /** The release on which it was written. */
  readonly release: string | null;
  readonly image: string;
}

/** https://schema.org/Article */
export function articleNode(facts: ArticleFacts): object {
  const { address, title, summary, author, publisher, language, published, modified, release, image } = facts;
  const node: Article = {
    '@type': 'Article',
    '@id': `${address}#story`,
    headline: title,
    description: summary,
    url: address,
    mainEntityOfPage: address,
    image,
    inLanguage: language,
    isAccessibleForFree: true,
    datePublished: published,
    dateModified: modified,
    author: { '@type': 'Organization', name: author },
    publisher: publisherNode(publisher),
    ...(release === null ? {} : { version: release }),
  };
  return node;
}

export interface SiteFacts {
  readonly address: string;
  readonly title: string;
  readonly language: Language;
  readonly publisher: string;
  readonly city: string;
  readonly image: string;
}

/** https://schema.org/WebSite and https://schema.org/GovernmentService: what the site is, and whose. */
export function siteNodes({ address, title, language, publisher, city, image }: SiteFacts): object[] {
  const site: WebSite = {
    '@type': 'WebSite',
    '@id': `${address}#site`,
    name: title,
    url: address,
    inLanguage: language,
    image,
    publisher: publisherNode(publisher),
  };
  const service: GovernmentService = {
    '@type': 'GovernmentService',
    '@id': `${address}#service`,
    name: title,
    serviceType: language === 'zh-CN' ? '政府信息公开' : 'Government information disclosure',
    provider: publisherNode(publisher),
    serviceOperator: publisherNode(publisher),
    areaServed: { '@type': 'City', name: city },
    availableChannel: { '@type': 'ServiceChannel', serviceUrl: address },
  };
  return [site, service];
}
