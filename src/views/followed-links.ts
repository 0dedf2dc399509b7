/** From a unit or a district to what is followed up about it: difficulties, findings, the ladder. */
import { inspectionWords } from '../i18n/pages/inspections.ts';
import { issueWords } from '../i18n/pages/issues.ts';
import { ladderWords } from '../i18n/pages/ladder.ts';
import type { District, Unit } from '../model/types.ts';
import type { Context } from './context.ts';
import { inspectionLists } from './inspection-lists.ts';
import { listOf } from './issue-rows.ts';
import { onLadder } from './ladder.ts';
import type { Link } from './types.ts';

/** Only pages that the build makes. */
export function linksOfUnit(context: Context, unit: Unit): Link[] {
  const { dataset, urls, lang } = context;
  const issues = listOf(context, `unit/${unit.id}`);
  const hasFindings = inspectionLists(dataset).selected.has(`unit/${unit.id}`);
  return [
    ...(issues === null ? [] : [{ href: issues, text: issueWords(lang).title }]),
    ...(hasFindings
      ? [{ href: urls.inspections(`unit/${unit.id}`), text: inspectionWords(lang).title }]
      : []),
    ...(onLadder(context, unit) ? [{ href: urls.ladder(unit.id), text: ladderWords(lang).title }] : []),
  ];
}

export function linksOfDistrict(context: Context, district: District): Link[] {
  const issues = listOf(context, `district/${district.id}`);
  return issues === null ? [] : [{ href: issues, text: issueWords(context.lang).title }];
}
