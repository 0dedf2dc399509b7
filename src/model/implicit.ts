/** Districts, units and programmes that are known by name only, because the city publishes no table of them. */
import type { District, Programme, Unit } from './types.ts';

/** Lists that the linker still adds to. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

export function districtNamed(name: string): Mutable<District> {
  const unknown = {
    name_en: null,
    code: null,
    liaison_leader: null,
    liaison_office: null,
    liaison_team: null,
  };
  return { id: name, name, ...unknown, row: null, projects: [] };
}

export function unitNamed(name: string): Mutable<Unit> {
  return { id: name, name, name_en: null, group: null, district: null, row: null, projects: [] };
}

export function programmeNamed(name: string): Mutable<Programme> {
  const unknown = { name_en: null, start: null, end: null, target_count: null, target_measure: null };
  const place = { file: 'projects.csv', line: 1 };
  return {
    id: name,
    name,
    ...unknown,
    summary: null,
    source_url: null,
    parent: null,
    children: [],
    projects: [],
    ...place,
  };
}
