import type { APIRoute, GetStaticPaths } from 'astro';
import { atomResponse } from '../../../export/responses.ts';
import { contextOf, langParam, site, storySource } from '../../../site.ts';
import type { Lang } from '../../../schema/settings.ts';
import { storyFeed } from '../../../views/stories.ts';

export const getStaticPaths: GetStaticPaths = () =>
  site().languages.map((lang) => ({ params: { lang: langParam(lang) }, props: { lang } }));

export const GET: APIRoute<{ lang: Lang }> = ({ props: { lang } }) =>
  atomResponse(storyFeed(contextOf(lang), storySource()));
