import type { APIRoute, GetStaticPaths } from 'astro';
import { calendarResponse } from '../../export/responses.ts';
import type { Lang } from '../../schema/settings.ts';
import { archive, contextOf, langParam, site } from '../../site.ts';
import { calendarOf } from '../../views/events.ts';

export const getStaticPaths: GetStaticPaths = () =>
  site().languages.map((lang) => ({ params: { lang: langParam(lang) }, props: { lang } }));

export const GET: APIRoute<{ lang: Lang }> = ({ props: { lang } }) =>
  calendarResponse(calendarOf(contextOf(lang), archive(), null));
