/** The text of a story as the syntax tree of MDX. Its parser knows no JavaScript: expressions are seen, never understood. */
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { mdxExpressionFromMarkdown } from 'mdast-util-mdx-expression';
import { mdxJsxFromMarkdown } from 'mdast-util-mdx-jsx';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { frontmatter } from 'micromark-extension-frontmatter';
import { mdxExpression } from 'micromark-extension-mdx-expression';
import { mdxJsx } from 'micromark-extension-mdx-jsx';
import { mdxMd } from 'micromark-extension-mdx-md';
import type { StoryReport, Point } from './report.ts';

/** What the parser throws: where it stopped, and by which rule. */
interface Stop {
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly place?: { readonly offset?: number | undefined } | undefined;
  readonly ruleId?: string | undefined;
  readonly source?: string | undefined;
  readonly reason: string;
}

function isStop(error: unknown): error is Stop & Error {
  return error instanceof Error && 'reason' in error && typeof error.reason === 'string' && 'ruleId' in error;
}

/** Where an offset of a text stands. */
function pointAt(text: string, offset: number): Point {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function lineOf(text: string, { line }: Point): string {
  return text.split(/\r\n|\n|\r/)[line - 1]?.trim() ?? '';
}

/** What the parser says of a tag that does not close: `<Road>` (2:3-2:16). */
const OPENED = /`(<[^`]*>)` \((\d+):(\d+)-/;

function reportTag(text: string, stop: Stop, report: StoryReport): void {
  const [, tag = '', line, column] = OPENED.exec(stop.reason) ?? [];
  const at = { line: Number(line ?? stop.line ?? 1), column: Number(column ?? stop.column ?? 1) };
  if (stop.ruleId === 'end-tag-mismatch') report.add('unclosed', at, { value: tag, params: { tag } });
  else report.add('closing', at, { value: lineOf(text, at) });
}

/** Says in our words why the parser could not go on, at the sign that opened what is wrong. */
function reportStop(text: string, stop: Stop, report: StoryReport): void {
  const offset = stop.place?.offset ?? text.length;
  if (stop.source === 'mdast-util-mdx-jsx') {
    reportTag(text, stop, report);
    return;
  }
  const isBrace = stop.source === 'micromark-extension-mdx-expression';
  const opened = text.lastIndexOf(isBrace ? '{' : '<', offset - 1);
  const at = pointAt(text, Math.max(0, opened));
  const value = lineOf(text, at);
  if (isBrace) report.add('brace', at, { value });
  else if (text.startsWith('<!', opened)) report.add('comment', at, { value });
  else if (/^<[\s\d=]/.test(text.slice(opened))) report.add('less_than', at, { value });
  else if (stop.ruleId === 'unexpected-eof') report.add('unclosed', at, { value, params: { tag: value } });
  else report.add('syntax', at, { value });
}

/**
 * The tree of a story; null where it is no MDX, which is reported.
 * @param text the file with its front matter, so that every place is that of the file
 */
export function parseStory(text: string, report: StoryReport): Root | null {
  try {
    return fromMarkdown(text, {
      // Without it **bold：** before a Chinese character would show its asterisks.
      extensions: [frontmatter(['yaml']), cjkFriendlyExtension(), mdxMd(), mdxExpression(), mdxJsx()],
      mdastExtensions: [frontmatterFromMarkdown(['yaml']), mdxExpressionFromMarkdown(), mdxJsxFromMarkdown()],
    });
  } catch (error) {
    if (!isStop(error)) throw error;
    reportStop(text, error, report);
    return null;
  }
}
