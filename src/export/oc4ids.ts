/**
 * `oc4ids.json`: the projects in the Open Contracting for Infrastructure Data Standard, 0.9.5, as completely as the
 * tables allow. What the standard has no field for stands beside it under `x_guatu`.
 */
import { becauseSentence } from '../i18n/status.ts';
import { judge } from '../measures/status.ts';
import { monthEnd } from '../model/dates.ts';
import type { Dataset, Project } from '../model/types.ts';
import { licenceOf } from './jsonld.ts';
import {
  contractsOf,
  documentsOf,
  endOf,
  filled,
  forecastsOf,
  locationsOf,
  metricsOf,
  milestonesOf,
  partiesOf,
  period,
  referenceTo,
  startOf,
  yuan,
  type Json,
} from './oc4ids-parts.ts';

/** The schema asks for major and minor only. */
const VERSION = '0.9';

function statusOf(project: Project): string {
  if (project.withdrawn_on !== null) return 'cancelled';
  if (project.actual_end !== null) return 'completion';
  if (project.actual_start !== null) return 'implementation';
  return project.reports.at(-1)?.stage === 'planning' ? 'identification' : 'preparation';
}

/** Roads are transport; streets of a town are urban transport as well. Anything else is not guessed. */
function sectorOf(project: Project): string[] {
  if (project.road_name === null && (project.from === null || project.to === null)) return [];
  const urban = /快速路|主干路|次干路|支路/.test(project.kind ?? '');
  return ['transport', 'transport.road', ...(urban ? ['transport.urban'] : [])];
}

/** Our finer state beside the standard's. */
function ownOf(dataset: Dataset, project: Project): Json {
  const judgement = judge(project, dataset.as_of, dataset);
  return filled({
    asOf: dataset.as_of,
    status: judgement.status,
    statusReason: { zh: becauseSentence(judgement, 'zh'), en: becauseSentence(judgement, 'en') },
    plate: project.plate,
    nameEn: project.name_en,
    level: project.level,
    buildType: project.build_type,
    plannedStart: project.planned_start,
    plannedEnd: project.planned_end,
    forecastEnd: project.reports.at(-1)?.forecast_end ?? null,
    lengthMetres: project.length_m,
    widthMetres: project.width_m,
    lanes: project.lanes,
    pauseReason: project.pause_reason,
    withdrawnOn: project.withdrawn_on,
    withdrawnReason: project.withdrawn_reason,
  });
}

/** The first plan, which is never overwritten, as the standard wants `period`; the plan in force is beside it. */
function projectJson(dataset: Dataset, project: Project): Json {
  const parties = partiesOf(project);
  const { programme } = project;
  return filled({
    id: project.id,
    language: 'zh',
    identifiers: project.code === null ? [] : [{ id: project.code, scheme: 'x_CN-TZXM' }],
    title: project.name,
    description: project.summary,
    status: statusOf(project),
    type: 'construction',
    sector: sectorOf(project),
    additionalClassifications:
      programme === null
        ? []
        : [{ scheme: 'x_guatu_programme', id: programme.id, description: programme.name }],
    period: period(
      project.baseline_start ?? project.planned_start,
      project.baseline_end ?? project.planned_end,
    ),
    implementationPeriod: period(project.actual_start, project.actual_end),
    completionPeriod:
      project.actual_end === null || project.accepted_on === null
        ? {}
        : period(project.actual_end, project.accepted_on),
    completion: filled({ endDate: endOf(project.actual_end) }),
    budget: filled({ amount: yuan(project.total_investment), description: project.funding_source }),
    publicAuthority: referenceTo(parties, project.lead_unit?.name ?? null),
    parties: parties.map(({ id, name, roles }) => ({ id, name, roles: [...roles] })),
    locations: locationsOf(dataset, project),
    forecasts: forecastsOf(project),
    metrics: metricsOf(project),
    milestones: milestonesOf(dataset, project),
    documents: documentsOf(project),
    contractingProcesses: contractsOf(project, parties),
    x_guatu: ownOf(dataset, project),
  });
}

/** The standard takes an address only; a licence known by name has one. */
function licenceAddress(licence: string | null): string | null {
  const known = licence === null ? null : licenceOf(licence);
  return typeof known === 'string' && isAddress(known) ? known : null;
}

const isAddress = (text: string | null): boolean => text !== null && /^https?:\/\/\S+$/.test(text);

/**
 * The package, one project to a line, in pieces: of a large city it is more than one text should hold.
 * @param uri its own address, absolute
 * @param release the day and id of the release; null where the history is not available
 */
export function* oc4idsPieces(
  dataset: Dataset,
  uri: string,
  release: { readonly id: string; readonly date: string } | null,
): Generator<string> {
  const { settings } = dataset;
  const head = filled({
    uri: isAddress(uri) ? uri : `urn:guatu:${encodeURIComponent(settings.title)}:oc4ids`,
    publishedDate: startOf(release?.date ?? monthEnd(dataset.as_of)),
    version: VERSION,
    publisher: { name: settings.publisher },
    license: licenceAddress(settings.license),
    x_guatu: filled({ asOf: dataset.as_of, release: release?.id ?? null }),
  });
  yield `${JSON.stringify(head).slice(0, -1)},"projects":[\n`;
  for (const [index, project] of dataset.projects.entries())
    yield `${index === 0 ? '' : ',\n'}${JSON.stringify(projectJson(dataset, project))}`;
  yield '\n]}\n';
}
