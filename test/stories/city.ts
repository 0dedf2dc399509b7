/** A city just large enough for stories: its tables as texts, and stories beside them. */
import { loadSource, type LoadOptions, type Loaded } from '../../src/load.ts';

const TABLES: Readonly<Record<string, string>> = {
  'site.yaml': 'title: 打通断头路\nas_of: 2013-11\n',
  'districts.csv': 'id,name,name_en\nYZ,鄞州区,Yinzhou\nHS,海曙区,Haishu\n',
  'projects.csv':
    'id,name,district,planned_start,planned_end,actual_end\n' +
    'NB-001,首南路,YZ,2013-01,2013-10,2013-10-20\nNB-002,沧海路,YZ,2013-01,2013-11,\nNB-003,通途路,HS,2013-01,2014-05,\n',
  'progress.csv':
    'project_id,period,progress\nNB-001,2013-10,100\nNB-002,2013-10,40\nNB-002,2013-11,56\nNB-003,2013-11,12\n',
};

export const FRONT =
  '---\ntitle: 通到河对岸\ndate: 2013-12-03\nauthor: 鄞州区城建局\nsummary: 为什么晚了\n---\n\n';

/** The folder of the city with some files more; a story without `---` gets its first lines. */
function folder(files: Readonly<Record<string, string>>): ReadonlyMap<string, Uint8Array> {
  const all = Object.entries({ ...TABLES, ...files }).map(([path, text]): [string, Uint8Array] => {
    const whole = path.endsWith('.mdx') && !text.startsWith('---') ? FRONT + text : text;
    return [path, new TextEncoder().encode(whole)];
  });
  return new Map(all);
}

export function load(files: Readonly<Record<string, string>>, options: LoadOptions = {}): Loaded {
  const given = folder(files);
  const source = {
    paths: [...given.keys()].sort(),
    read: (path: string) => given.get(path) ?? new Uint8Array(),
  };
  return loadSource(source, '', options);
}
