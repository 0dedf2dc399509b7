/** Parts of an OC4IDS project: parties, contracts with their changes, metrics, milestones, documents, places. */
import { firstDay, lastDay, monthEnd } from '../model/dates.ts';
import { SCOPE_FIELDS } from '../measures/disclosure.ts';
import type { Dataset, Document, Project, Report } from '../model/types.ts';
import type { PartialDate } from '../schema/field.ts';
import { geometryOf } from './geojson.ts';

/** Anything of JSON; members that are null or empty are left out by `filled`. */
export type Json = Record<string, unknown>;

/** Without members that say nothing: the standard has no nulls, no empty texts, no empty lists. */
export function filled(object: Json): Json {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => {
      if (value === null || value === undefined || value === '') return false;
      if (typeof value !== 'object') return true;
      return Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0;
    }),
  );
}

/** Days begin in the country's own time. */
const ZONE = '+08:00';
export const startOf = (date: PartialDate | null): string | null =>
  date === null ? null : `${firstDay(date)}T00:00:00${ZONE}`;
export const endOf = (date: PartialDate | null): string | null =>
  date === null ? null : `${lastDay(date)}T23:59:59${ZONE}`;

export function period(from: PartialDate | null, to: PartialDate | null): Json {
  return filled({ startDate: startOf(from), endDate: endOf(to) });
}

export function yuan(amount: number | null): Json | null {
  return amount === null ? null : { amount, currency: 'CNY' };
}

interface Party {
  readonly id: string;
  readonly name: string;
  readonly roles: Set<string>;
}

/** Offices and firms with what they do in the project. Posts and telephones of persons are no parties. */
export function partiesOf(project: Project): Party[] {
  const parties = new Map<string, Party>();
  const add = (name: string | null, id: string | null, role: string): void => {
    if (name === null) return;
    const known = parties.get(name);
    if (known) known.roles.add(role);
    else parties.set(name, { id: id ?? name, name, roles: new Set([role]) });
  };
  add(project.lead_unit?.name ?? null, project.lead_unit?.id ?? null, 'publicAuthority');
  for (const unit of project.responsible_units) add(unit.name, unit.id, 'interestedParty');
  add(project.owner, null, 'procuringEntity');
  add(project.contractor, null, 'supplier');
  add(project.supervisor, null, 'supplier');
  return [...parties.values()];
}

export function referenceTo(parties: readonly Party[], name: string | null): Json | null {
  const party = parties.find((one) => one.name === name);
  return party ? { id: party.id, name: party.name } : null;
}

const DURATIONS = new Set([
  'planned_start',
  'planned_end',
  'actual_start',
  'actual_end',
  'baseline_start',
  'baseline_end',
]);

/** The kind of a change in the standard's codes; a column that it has none for keeps its name. */
function modificationType(field: string): string {
  if (DURATIONS.has(field)) return 'duration';
  if (field === 'total_investment') return 'value';
  return SCOPE_FIELDS.has(field) ? 'scope' : field;
}

function modificationsOf(project: Project): Json[] {
  return project.changes.map((change) =>
    filled({
      id: change.id,
      date: startOf(change.date),
      type: modificationType(change.field),
      description: `${change.field}: ${change.old ?? '—'} → ${change.new ?? '—'}`,
      rationale: change.reason,
      x_guatu: filled({
        field: change.field,
        old: change.old,
        new: change.new,
        approvedBy: change.approved_by,
        source: change.source_url,
      }),
    }),
  );
}

/** The works and their supervision, each where its firm is published; changes belong to the works. */
export function contractsOf(project: Project, parties: readonly Party[]): Json[] {
  const modifications = modificationsOf(project);
  const status = project.actual_end !== null || project.withdrawn_on !== null ? 'closed' : 'active';
  const contract = (nature: string, firm: string | null, more: Json): Json | null => {
    const supplier = referenceTo(parties, firm);
    if (supplier === null && Object.keys(more).length === 0) return null;
    const summary = filled({
      nature: [nature],
      status: supplier === null ? null : status,
      suppliers: supplier === null ? [] : [supplier],
      ...more,
    });
    return { id: `${project.id}-${nature}`, summary };
  };
  return [
    contract('construction', project.contractor, filled({ modifications })),
    contract('supervision', project.supervisor, {}),
  ].filter((one) => one !== null);
}

const PERCENT = { name: 'percent', scheme: 'UNCEFACT', id: 'P1' };

function metric(id: string, observations: readonly (Json | null)[]): Json | null {
  const made = observations.filter((one) => one !== null);
  return made.length === 0 ? null : { id, observations: made };
}

function physical(id: string, from: string, to: string, percent: number | null): Json | null {
  return percent === null ? null : { id, period: period(from, to), measure: percent, unit: PERCENT };
}

function financial(id: string, from: string, to: string, amount: number | null): Json | null {
  return amount === null ? null : { id, period: period(from, to), value: yuan(amount) };
}

/** What was reported month by month. Investment is cumulative within its year, as the reports count it. */
export function metricsOf({ reports }: Project): Json[] {
  const january = (report: Report): string => `${report.period.slice(0, 4)}-01`;
  return [
    metric(
      'physicalProgress',
      reports.map((one) => physical(one.period, one.period, one.period, one.progress)),
    ),
    metric(
      'financialProgress',
      reports.map((one) => financial(one.period, january(one), one.period, one.invested)),
    ),
  ].filter((one) => one !== null);
}

/** What the yearly and monthly plans ask for. */
export function forecastsOf({ plan }: Project): Json[] {
  const first = (at: string): string => (at.length === 4 ? at : `${at.slice(0, 4)}-01`);
  return [
    metric(
      'physicalProgress',
      plan.map((row) => physical(row.period, first(row.period), row.period, row.planned_progress)),
    ),
    metric(
      'financialProgress',
      plan.map((row) => financial(row.period, first(row.period), row.period, row.planned_investment)),
    ),
  ].filter((one) => one !== null);
}

/** Milestones as of the site's period: a met one is met, one that is owed is not, one to come is scheduled. */
export function milestonesOf(dataset: Dataset, project: Project): Json[] {
  const end = monthEnd(dataset.as_of);
  return project.milestones.map((one) => {
    const overdue = lastDay(one.planned_on) <= end;
    return filled({
      id: one.name,
      title: one.name,
      type: 'delivery',
      dueDate: endOf(one.planned_on),
      dateMet: startOf(one.actual_on),
      status: one.actual_on !== null ? 'met' : overdue ? 'notMet' : 'scheduled',
      x_guatu: filled({
        plannedOn: one.planned_on,
        forecastOn: one.forecast_on,
        actualOn: one.actual_on,
        weight: one.weight,
        note: one.note,
      }),
    });
  });
}

/** Where a category of 国办发〔2017〕94号 is one kind of document; the others say theirs beside it only. */
const DOCUMENT_TYPES: Partial<Record<Document['kind'], string>> = {
  tender: 'biddingDocuments',
  land: 'landAndSettlementImpact',
  design_change: 'designReport',
  quality_safety: 'qualityAssuranceReport',
  completion: 'completionCertificate',
};

export function documentsOf(project: Project): Json[] {
  return project.documents.map((one, index) =>
    filled({
      id: String(index + 1),
      documentType: DOCUMENT_TYPES[one.kind] ?? null,
      title: one.title,
      url: one.url,
      datePublished: startOf(one.published_on),
      language: 'zh',
      author: one.issuer,
      x_guatu: filled({ category: one.kind, formedOn: one.formed_on, number: one.number }),
    }),
  );
}

/** Positions are WGS-84 in the standard: a line published in another system is left to `roads.geojson`. */
export function locationsOf(dataset: Dataset, project: Project): Json[] {
  const { settings } = dataset;
  const inWgs = settings.map.published === 'wgs84';
  const ends = project.from !== null && project.to !== null ? `${project.from}—${project.to}` : null;
  return [
    filled({
      id: '1',
      description: [project.road_name, ends].filter((text) => text !== null).join(' '),
      geometry: inWgs ? geometryOf(dataset, project) : null,
      address: filled({ locality: project.town, region: project.district.name, countryName: '中国' }),
    }),
  ];
}
