/** Citations of stories for reference managers, in the languages in which each was written. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { CITATION_FORMATS, CITATION_TYPES } from '../../../../export/citation.ts';
import { contextOf, langParam, site, storySource } from '../../../../site.ts';
import { storyCitation } from '../../../../views/stories.ts';

export const getStaticPaths = (() =>
  site().languages.flatMap((lang) =>
    storySource()
      .stories.filter(({ language }) => language === lang)
      .flatMap(({ slug }) =>
        CITATION_FORMATS.map((format) => ({
          params: { lang: langParam(lang), file: `${slug}.${format}` },
          props: { lang, slug, format },
        })),
      ),
  )) satisfies GetStaticPaths;

type Props = ReturnType<typeof getStaticPaths>[number]['props'];

export const GET: APIRoute<Props> = ({ props: { lang, slug, format } }) =>
  new Response(storyCitation(contextOf(lang), storySource(), slug, format), {
    headers: { 'content-type': CITATION_TYPES[format] },
  });
