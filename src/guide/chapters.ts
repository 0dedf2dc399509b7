/** The chapters of the guide in each language: MDX files that name their title and place in their first lines. */
import type { MDXInstance } from 'astro';
import type { Lang } from '../schema/settings.ts';
import type { Chapter } from '../views/guide.ts';

type Matter = Omit<Chapter, 'topic'>;

const files = import.meta.glob<MDXInstance<Matter>>('./*/*.mdx', { eager: true });
const sources = import.meta.glob<string>('./*/*.mdx', { eager: true, query: '?raw', import: 'default' });

export interface ChapterFile extends Chapter {
  Content: MDXInstance<Matter>['Content'];
  /** As written, for noticing a change. */
  source: string;
}

export function chaptersOf(lang: Lang): ChapterFile[] {
  return Object.entries(files).flatMap(([path, { frontmatter, Content }]) => {
    const [, folder, topic = ''] = /^\.\/(\w+)\/([\w-]+)\.mdx$/.exec(path) ?? [];
    return folder === lang ? [{ ...frontmatter, topic, Content, source: sources[path] ?? '' }] : [];
  });
}
