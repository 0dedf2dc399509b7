/** Figures as the files publish them, and as the pages show them. */
import type { Finding } from './finding.ts';
import type { PageFacts } from './page.ts';

const FIGURE_FILES = /^api\/v1\/(?:figures(?:\/[^/]+)?|projects\/[^/]+)\.json$/;

interface FigureText {
  readonly id: string;
  readonly text: Readonly<Record<string, string>>;
}

function isFigure(value: unknown): value is FigureText {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'text' in value &&
    typeof value.text === 'object' &&
    value.text !== null
  );
}

export class Figures {
  readonly #texts = new Map<string, Readonly<Record<string, string>>>();
  #seen = 0;

  /** How many figures the pages showed so far. */
  get seen(): number {
    return this.#seen;
  }

  /** Learns the figures of a file, where it has any; `json` is known to parse. */
  learn(path: string, json: string): void {
    if (!FIGURE_FILES.test(path)) return;
    const value = JSON.parse(json) as unknown;
    const figures = typeof value === 'object' && value !== null && 'figures' in value ? value.figures : [];
    if (!Array.isArray(figures)) return;
    for (const one of figures as unknown[]) if (isFigure(one)) this.#texts.set(one.id, one.text);
  }

  /** The figures of a page that differ from the file's. */
  check(path: string, { figures, lang }: PageFacts): Finding[] {
    this.#seen += figures.length;
    const key = lang?.startsWith('zh') ? 'zh' : (lang ?? 'zh');
    return figures.flatMap(({ id, text }) => {
      const published = this.#texts.get(id)?.[key] ?? null;
      return published === text ? [] : [{ kind: 'figure' as const, path, id, shown: text, published }];
    });
  }
}
