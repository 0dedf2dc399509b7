/** Citations for reference managers: BibTeX, RIS and CSL-JSON of every page that can be cited. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { CITATION_FORMATS, CITATION_TYPES } from '../../../../export/citation.ts';
import {
  contextOf,
  districtById,
  langParam,
  programmeById,
  projectById,
  site,
  unitById,
} from '../../../../site.ts';
import { citationText, citedPages, type CitedPage } from '../../../../views/citation.ts';

export const getStaticPaths = (() =>
  site().languages.flatMap((lang) =>
    citedPages(contextOf(lang)).flatMap((page) =>
      CITATION_FORMATS.map((format) => ({
        params: { lang: langParam(lang), kind: page.kind, file: `${page.id}.${format}` },
        props: { lang, page, format },
      })),
    ),
  )) satisfies GetStaticPaths;

type Props = ReturnType<typeof getStaticPaths>[number]['props'];

function subjectOf({ kind, id }: Props['page']): CitedPage {
  switch (kind) {
    case 'projects':
      return { kind, subject: projectById(id) };
    case 'districts':
      return { kind, subject: districtById(id) };
    case 'units':
      return { kind, subject: unitById(id) };
    case 'programmes':
      return { kind, subject: programmeById(id) };
    default:
      return { kind, id };
  }
}

export const GET: APIRoute<Props> = ({ props: { lang, page, format } }) =>
  new Response(citationText(contextOf(lang), subjectOf(page), format), {
    headers: { 'content-type': CITATION_TYPES[format] },
  });
