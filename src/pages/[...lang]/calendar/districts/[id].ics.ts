import type { APIRoute, GetStaticPaths } from 'astro';
import { calendarResponse } from '../../../../export/responses.ts';
import type { Lang } from '../../../../schema/settings.ts';
import { archive, contextOf, districtById, langParam, site } from '../../../../site.ts';
import { calendarOf } from '../../../../views/events.ts';

export const getStaticPaths: GetStaticPaths = () => {
  const { dataset, languages } = site();
  return languages.flatMap((lang) =>
    dataset.districts.map(({ id }) => ({ params: { lang: langParam(lang), id }, props: { lang } })),
  );
};

export const GET: APIRoute<{ lang: Lang }> = ({ props: { lang }, params }) =>
  calendarResponse(calendarOf(contextOf(lang), archive(), districtById(params['id'])));
