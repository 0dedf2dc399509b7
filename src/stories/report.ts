/** What is wrong in a story, with line and character. */
import type { Problem } from '../csv/problem.ts';
import type { StoryReason } from '../csv/story-reasons.ts';
import { findPrivate, masked } from '../schema/privacy.ts';

/** A place in a text, both from 1. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

export interface Wrong {
  /** An element, attribute or line of the front matter, where one is meant. */
  readonly header?: string;
  /** As written. */
  readonly value?: string;
  readonly params?: Problem['params'];
  readonly severity?: Problem['severity'];
}

const LONGEST = 120;

/** Collects the problems of one story. */
export class StoryReport {
  readonly problems: Problem[] = [];
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  add(reason: StoryReason, at: Point | null, wrong: Wrong = {}): void {
    const { header = null, value = null, params = {}, severity = 'error' } = wrong;
    this.problems.push({
      file: this.file,
      line: at?.line ?? 1,
      column: at?.column ?? null,
      header,
      row_id: null,
      // The report itself is read by others.
      value: value === null ? null : shown(value),
      severity,
      code: 'story',
      reason,
      params,
    });
  }

  /**
   * A private number must reach neither a page nor the history.
   * @param asAddress for web addresses, in which only unbroken numbers count
   * @returns whether there is one
   */
  refusePrivate(text: string, at: Point, asAddress = false): boolean {
    const found = findPrivate(text, asAddress);
    if (found === null) return false;
    this.problems.push({
      file: this.file,
      ...at,
      header: null,
      row_id: null,
      value: masked(text).slice(0, LONGEST),
      severity: 'error',
      code: 'privacy',
      reason: found,
      params: {},
    });
    return true;
  }

  /** The problems with their places counted as people count: the parsers take most emoji for two characters. */
  inCharacters(text: string): Problem[] {
    const lines = text.split(/\r\n|\n|\r/);
    return this.problems.map((problem) => {
      const { line, column } = problem;
      if (column === null) return problem;
      return { ...problem, column: [...(lines[line - 1] ?? '').slice(0, column - 1)].length + 1 };
    });
  }
}

function shown(value: string): string {
  const text = findPrivate(value) === null ? value : masked(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
