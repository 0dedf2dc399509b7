import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadSource } from '../../src/load.ts';
import { folderSource } from '../../src/source.ts';

const city = folderSource('data');
const tables = city.paths.filter((path) => !path.startsWith('stories/'));

describe('the guide to stories', () => {
  it.each(['zh', 'en'])('has examples that the check passes when they are copied: %s', (lang) => {
    const chapter = readFileSync(`src/guide/${lang}/stories.mdx`, 'utf8');
    const examples = [...chapter.matchAll(/^```mdx\n(.*?)^```$/gms)].map(([, text]) => text ?? '');
    expect(examples).toHaveLength(2);
    const files = new Map(
      examples.map((text, at) => [`stories/example-${at}.mdx`, new TextEncoder().encode(text)]),
    );
    const source = {
      paths: [...tables, ...files.keys()].sort(),
      read: (path: string) => files.get(path) ?? city.read(path),
    };
    const { problems, stories } = loadSource(source, 'data');
    expect(problems).toEqual([]);
    expect(stories).toHaveLength(2);
  });
});
