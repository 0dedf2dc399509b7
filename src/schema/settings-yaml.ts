/** Typed values out of a YAML document, with what is wrong with them and where. Knows YAML, not what settings mean. */
import { isMap, isScalar, visit, type Document, type LineCounter, type Node, type YAMLMap } from 'yaml';
import type { Problem } from '../csv/problem.ts';
import type { RowReason } from '../csv/row-reasons.ts';
import { nearest } from './nearest.ts';
import { findPrivate, masked } from './privacy.ts';

type Reason = RowReason<'settings'>;

interface Found {
  readonly reason: Reason;
  readonly key: string | null;
  readonly value?: string | null;
  readonly params?: Problem['params'];
  readonly severity?: Problem['severity'];
}

/** A number and what it has to be. */
export interface NumberRule {
  readonly fallback: number;
  readonly accept: (n: number) => boolean;
  /** Shown when another value stands there. */
  readonly expected: string;
}

/** Reads typed values and collects `settings` problems; a wrong value counts as one that is not there. */
export class YamlReader {
  readonly problems: Problem[] = [];
  readonly #file: string;
  readonly #lines: LineCounter;
  /** What stands before the keys of a mapping: `ranking.`. */
  readonly #prefixes = new Map<YAMLMap, string>();

  constructor(file: string, lines: LineCounter) {
    this.#file = file;
    this.#lines = lines;
  }

  lineOf(node: Node | null | undefined): number {
    return node?.range ? this.#lines.linePos(node.range[0]).line : 1;
  }

  report(line: number, { reason, key, value = null, params = {}, severity = 'error' }: Found): void {
    const place = { file: this.#file, line, column: null, header: key, row_id: null, value };
    this.problems.push({ ...place, severity, code: 'settings', reason, params });
  }

  /** Reports the value that stands under a key, at the value's line. */
  reportAt(map: YAMLMap | null, key: string, reason: Reason, params: Problem['params'] = {}): void {
    const node = this.node(map, key);
    this.report(this.lineOf(node), { reason, key: this.path(map, key), value: scalarText(node), params });
  }

  path(map: YAMLMap | null, key: string): string {
    return `${map === null ? '' : (this.#prefixes.get(map) ?? '')}${key}`;
  }

  /** Names every key that nobody reads. */
  known(map: YAMLMap, keys: readonly string[]): void {
    for (const pair of map.items) {
      const key = scalarText(pair.key) ?? '';
      if (keys.includes(key)) continue;
      const suggestion = nearest(key, keys) ?? '';
      const path = this.path(map, key);
      this.report(this.lineOf(pair.key as Node), {
        reason: 'unknown_key',
        key: path,
        params: { suggestion },
      });
    }
  }

  /** What stands under a key; null where nothing does. */
  node(map: YAMLMap | null, key: string): Node | null {
    const node = map?.get(key, true);
    return node === undefined || node === null || (isScalar(node) && node.value === null)
      ? null
      : (node as Node);
  }

  /** A text as written: a number keeps its spelling. Empty text counts as none. */
  text(map: YAMLMap | null, key: string): string | null {
    const node = this.node(map, key);
    if (!node) return null;
    if (isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number')) {
      return (node.source ?? String(node.value)).trim() || null;
    }
    this.reportAt(map, key, 'wrong_type', { expected: 'text' });
    return null;
  }

  number(map: YAMLMap | null, key: string, { fallback, accept, expected }: NumberRule): number {
    const node = this.node(map, key);
    if (!node) return fallback;
    if (isScalar(node) && typeof node.value === 'number' && accept(node.value)) return node.value;
    this.reportAt(map, key, 'bad_value', { expected });
    return fallback;
  }

  /** A weight as written, so that 0.1 stays a tenth; null where none stands there. */
  weight(map: YAMLMap | null, key: string): string | null {
    const node = this.node(map, key);
    if (!node) return null;
    const text = isScalar(node) && typeof node.value === 'number' ? scalarText(node) : null;
    if (text !== null && /^\d+(\.\d+)?$/.test(text)) return text;
    const reason = text?.startsWith('-') ? 'negative_weight' : 'bad_value';
    this.reportAt(map, key, reason, { expected: '0.5' });
    return null;
  }

  flag(map: YAMLMap | null, key: string): boolean {
    const node = this.node(map, key);
    if (!node) return false;
    if (isScalar(node) && typeof node.value === 'boolean') return node.value;
    this.reportAt(map, key, 'wrong_type', { expected: 'true_or_false' });
    return false;
  }

  choice<const T extends string>(map: YAMLMap | null, key: string, choices: readonly T[], fallback: T): T {
    const node = this.node(map, key);
    if (!node) return fallback;
    const found = choices.find((choice) => isScalar(node) && choice === node.value);
    if (found === undefined) {
      const suggestion = nearest(scalarText(node) ?? '', choices) ?? '';
      this.reportAt(map, key, 'bad_value', { expected: choices.join(' / '), suggestion });
    }
    return found ?? fallback;
  }

  map(parent: YAMLMap | null, key: string): YAMLMap | null {
    const node = this.node(parent, key);
    if (!node) return null;
    if (!isMap(node)) {
      this.reportAt(parent, key, 'wrong_type', { expected: 'mapping' });
      return null;
    }
    this.under(node, this.path(parent, key));
    return node;
  }

  /** Lets problems of a mapping's keys name where the mapping stands. */
  under(map: YAMLMap, path: string): void {
    this.#prefixes.set(map, `${path}.`);
  }

  /** A web address. */
  address(map: YAMLMap | null, key: string): string | null {
    const text = this.text(map, key);
    if (text === null || (/^https?:\/\/[^\s<>"]+$/i.test(text) && URL.canParse(text))) return text;
    this.reportAt(map, key, 'bad_value', { expected: 'https://…' });
    return null;
  }

  /** Settings are published too: a private number in any of them is an error, shown masked. */
  refusePrivate(document: Document): void {
    visit(document, {
      Scalar: (_key, node) => {
        const text = scalarText(node) ?? '';
        const found = findPrivate(text);
        if (!found) return;
        const place = { file: this.#file, line: this.lineOf(node), column: null, header: null, row_id: null };
        this.problems.push({
          ...place,
          value: masked(text),
          severity: 'error',
          code: 'privacy',
          reason: found,
          params: {},
        });
      },
    });
  }
}

/** A scalar as it was written; null for anything else. */
export function scalarText(node: unknown): string | null {
  if (!isScalar(node) || node.value === null) return null;
  return node.source ?? String(node.value);
}
