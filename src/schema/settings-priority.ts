/** `priority` of `site.yaml`: what the criteria of candidates weigh. */
import type { YAMLMap } from 'yaml';
import { CRITERIA, type Settings } from './settings.ts';
import type { YamlReader } from './settings-yaml.ts';

/** Weights keep their spelling, so that 0.1 stays a tenth. */
export function prioritySettings(reader: YamlReader, root: YAMLMap): Settings['priority'] {
  const map = reader.map(root, 'priority');
  if (map) reader.known(map, ['weights']);
  const weights = reader.map(map, 'weights');
  if (weights) reader.known(weights, CRITERIA);
  const found = CRITERIA.flatMap((criterion) => {
    const text = reader.weight(weights, criterion);
    return text === null ? [] : [[criterion, text] as const];
  });
  return { weights: Object.fromEntries(found) };
}
