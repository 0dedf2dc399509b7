/** `roads.geojson`: every project with its line, for maps (RFC 7946). */
import type { Feature, FeatureCollection, LineString, MultiLineString } from 'geojson';
import { meetingIn, publishedLine } from '../geo/publish.ts';
import { figure } from '../measures/figures.ts';
import { judge } from '../measures/status.ts';
import type { Status } from '../measures/types.ts';
import type { Dataset, Project } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import type { Settings } from '../schema/settings.ts';
import { urlsFor } from '../urls.ts';

/**
 * A member of our own beside those of GeoJSON, which knows WGS-84 only: the system of the positions. It cannot be
 * called `coordinates`, which a collection must not have (RFC 7946, 7.1).
 */
export interface Published {
  coordinate_system: Settings['map']['published'];
}

interface RoadProperties {
  project_id: string;
  plate: string;
  name: string;
  name_en: string | null;
  from: string | null;
  to: string | null;
  /** Id of the district. */
  district: string;
  /** At the site's period. */
  status: Status;
  opened_on: string | null;
  /** How the line came to be; null where the city does not say or there is no line. */
  quality: string | null;
  length_m: number | null;
  /** Metres between its ends in the network provided, without and with it; null where there is no such way. */
  detour_before: number | null;
  detour_after: number | null;
  /** The status at the end of each period in which it changed, from the first period on. */
  statuses: readonly (readonly [Month, Status])[];
  /** Path of its page. */
  url: string;
}

type RoadFeature = Feature<LineString | MultiLineString | null, RoadProperties>;
export type RoadCollection = FeatureCollection<LineString | MultiLineString | null, RoadProperties> &
  Published;

/** Statuses over the periods, each once where it begins. */
function statusesOf(dataset: Dataset, project: Project): [Month, Status][] {
  const changes: [Month, Status][] = [];
  for (const period of dataset.periods) {
    const { status } = judge(project, period, dataset);
    if (changes.at(-1)?.[1] !== status) changes.push([period, status]);
  }
  return changes;
}

/** The line of a project as published; null where there is none. */
export function geometryOf(dataset: Dataset, project: Project): LineString | MultiLineString | null {
  const road = dataset.geometry.roads.get(project.id);
  if (road === undefined) return null;
  const { published } = dataset.settings.map;
  const isKept = meetingIn(dataset.geometry);
  const lines = road.parts.map(({ line }) => publishedLine(line, published, isKept));
  const [first] = lines;
  return lines.length === 1 && first !== undefined
    ? { type: 'LineString', coordinates: first }
    : { type: 'MultiLineString', coordinates: lines };
}

function metres(dataset: Dataset, project: Project, measure: string): number | null {
  const { value } = figure(dataset, { kind: 'project', id: project.id, project }, measure, dataset.as_of);
  return value === null ? null : Math.round(value);
}

/**
 * Every project as a feature, those without a line with the geometry null.
 * @param base the sub-path of the site, for the addresses of the projects' pages
 */
export function roadsGeoJson(dataset: Dataset, base: string): RoadCollection {
  const { project: pageOf } = urlsFor(base, 'zh');
  const { published } = dataset.settings.map;
  const features = dataset.projects.map((project): RoadFeature => {
    const statuses = statusesOf(dataset, project);
    const located = dataset.geometry.roads.has(project.id);
    return {
      type: 'Feature',
      id: project.id,
      geometry: geometryOf(dataset, project),
      properties: {
        project_id: project.id,
        plate: project.plate,
        name: project.name,
        name_en: project.name_en,
        from: project.from,
        to: project.to,
        district: project.district.id,
        status: judge(project, dataset.as_of, dataset).status,
        opened_on: project.actual_end,
        quality: dataset.geometry.roads.get(project.id)?.quality ?? null,
        length_m: project.length_m,
        detour_before: located ? metres(dataset, project, 'detour_before') : null,
        detour_after: located ? metres(dataset, project, 'detour_after') : null,
        statuses,
        url: pageOf(project.id),
      },
    };
  });
  return { type: 'FeatureCollection', coordinate_system: published, features };
}
