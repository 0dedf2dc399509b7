/** The settings behind the numbers, without the remarks that an office writes beside them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { parse, stringify } from 'yaml';
import { decode } from '../../csv/decode.ts';
import { dataFolder } from '../../site.ts';

export const GET: APIRoute = () => {
  const { text } = decode(readFileSync(join(dataFolder(), 'site.yaml')), 'site.yaml');
  return new Response(stringify(parse(text ?? '')), {
    headers: { 'content-type': 'text/yaml; charset=utf-8' },
  });
};
