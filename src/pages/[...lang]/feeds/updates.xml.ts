import type { APIRoute, GetStaticPaths } from 'astro';
import { atomResponse } from '../../../export/responses.ts';
import { archive, contextOf, langParam, site } from '../../../site.ts';
import type { Lang } from '../../../schema/settings.ts';
import { siteFeed } from '../../../views/feeds.ts';

export const getStaticPaths: GetStaticPaths = () =>
  site().languages.map((lang) => ({ params: { lang: langParam(lang) }, props: { lang } }));

export const GET: APIRoute<{ lang: Lang }> = ({ props: { lang } }) =>
  atomResponse(siteFeed(contextOf(lang), archive()));
