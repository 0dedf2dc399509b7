/** The syntax tree of a story becomes its typed blocks: what is not on the short list of allowed things is refused. */
import type { BlockContent, DefinitionContent, PhrasingContent, Root, RootContent } from 'mdast';
import type { StoryReason } from '../csv/story-reasons.ts';
import { elementOf, startOf } from './elements.ts';
import type { Known } from './known.ts';
import type { StoryReport } from './report.ts';
import type { Block, Inline } from './types.ts';

/** A rate that somebody typed: with the next release it would be wrong, and nobody would know. */
const TYPED = /\d[\d.,]*\s*(?:[%％‰]|个?百分点|per ?cent|percentage points?)/i;
/** A row of a table, as other kinds of Markdown write it. */
const TABLE = /^\s*\|.*\|\s*$/;
/** What modules of JavaScript begin with. */
const MODULE = /^(?:import|export)(?=[\s{*'"])/;

const REFUSED: Readonly<Record<string, StoryReason>> = {
  image: 'image',
  imageReference: 'image',
  linkReference: 'reference_link',
  definition: 'reference_link',
  code: 'code_block',
  html: 'element',
  mdxFlowExpression: 'expression',
  mdxTextExpression: 'expression',
};

/** Blocks that stand by themselves only. */
const APART: ReadonlySet<Block['kind']> = new Set(['ranking', 'road', 'chart']);

type AnyNode = RootContent | BlockContent | DefinitionContent | PhrasingContent;

/** How deep lists, quotations and emphasis may stand in one another, each level counted with its items. */
const DEEPEST = 30;

/** The first node that stands deeper than anybody writes, and than pages can be printed; undefined where there is none. */
function tooDeep(root: Root): AnyNode | undefined {
  let level: readonly AnyNode[] = root.children;
  for (let depth = 0; depth < DEEPEST; depth += 1)
    level = level.flatMap((node): readonly AnyNode[] => ('children' in node ? node.children : []));
  return level[0];
}

/** The words of a sentence as its readers see them; a figure parts them. */
function wordsOf(inlines: readonly Inline[]): string {
  return inlines
    .map((one) => {
      if ('children' in one) return wordsOf(one.children);
      if (one.kind === 'figure') return '；';
      return one.kind === 'break' ? '\n' : one.text;
    })
    .join('');
}

class Reader {
  readonly #report: StoryReport;
  readonly #known: Known | null;

  constructor(report: StoryReport, known: Known | null) {
    this.#report = report;
    this.#known = known;
  }

  #refuse(node: AnyNode): null {
    const value =
      'value' in node && typeof node.value === 'string' ? node.value : 'url' in node ? node.url : '';
    const written = node.type.startsWith('mdx') ? `{${value}}` : value;
    this.#report.add(REFUSED[node.type] ?? 'syntax', startOf(node), written === '' ? {} : { value: written });
    return null;
  }

  #text(text: string, node: AnyNode): Inline {
    const start = startOf(node);
    // A paragraph may go over many lines: the one that is meant is named.
    for (const [index, words] of text.split('\n').entries()) {
      const at = index === 0 ? start : { line: start.line + index, column: 1 };
      const [typed] = TYPED.exec(words) ?? [];
      this.#report.refusePrivate(words, at);
      if (typed !== undefined) this.#report.add('typed', at, { value: typed, severity: 'warning' });
      if (TABLE.test(words)) this.#report.add('table', at, { value: words.trim() });
    }
    return { kind: 'text', text };
  }

  /** What is read as one: a number is private also where half of it is bold, a link or on the next line. */
  #sentence(node: Extract<RootContent, { type: 'paragraph' | 'heading' }>): Inline[] {
    const before = this.#report.problems.length;
    const children = this.inlines(node.children);
    const isTold = this.#report.problems.slice(before).some(({ code }) => code === 'privacy');
    if (!isTold) this.#report.refusePrivate(wordsOf(children), startOf(node));
    return children;
  }

  #link(node: Extract<PhrasingContent, { type: 'link' }>): Inline {
    const { url } = node;
    const isWeb = /^https?:\/\//i.test(url) && URL.canParse(url);
    const isOwn = /^\/(?!\/)/.test(url) && !url.includes('\\');
    if (!isWeb && !isOwn) this.#report.add('link', startOf(node), { value: url });
    else if (isOwn && this.#known !== null && !this.#known.page(url))
      this.#report.add('link_page', startOf(node), { value: url });
    this.#report.refusePrivate(url, startOf(node), true);
    return { kind: 'link', href: url, children: this.inlines(node.children) };
  }

  #inline(node: PhrasingContent): Inline | null {
    switch (node.type) {
      case 'text':
        return this.#text(node.value, node);
      case 'strong':
      case 'emphasis':
        return { kind: node.type, children: this.inlines(node.children) };
      case 'inlineCode':
        this.#report.refusePrivate(node.value, startOf(node));
        return { kind: 'code', text: node.value };
      case 'break':
        return { kind: 'break' };
      case 'link':
        return this.#link(node);
      case 'mdxJsxTextElement': {
        const own = elementOf(node, { report: this.#report, known: this.#known });
        if (own === null) return null;
        if (!('kind' in own)) return { kind: 'figure', figure: own };
        const name = `<${node.name ?? ''}>`;
        this.#report.add('inline', startOf(node), { value: name });
        return null;
      }
      default:
        return this.#refuse(node);
    }
  }

  inlines(nodes: readonly PhrasingContent[]): Inline[] {
    return nodes.flatMap((node) => this.#inline(node) ?? []);
  }

  #paragraph(node: Extract<RootContent, { type: 'paragraph' }>): Block | null {
    const [first] = node.children;
    const written = first?.type === 'text' ? first.value : '';
    if (!MODULE.test(written)) return { kind: 'paragraph', children: this.#sentence(node) };
    this.#report.add('import', startOf(node), { value: written.split('\n')[0] ?? '' });
    return null;
  }

  #block(node: AnyNode): Block | null {
    switch (node.type) {
      case 'paragraph':
        return this.#paragraph(node);
      case 'heading': {
        const { depth } = node;
        const children = this.#sentence(node);
        if (depth === 2 || depth === 3 || depth === 4) return { kind: 'heading', level: depth, children };
        this.#report.add('heading', startOf(node), { value: '#'.repeat(depth) });
        return null;
      }
      case 'list': {
        const items = node.children.map((item) => this.#nested(item.children));
        return { kind: 'list', start: node.ordered === true ? (node.start ?? 1) : null, items };
      }
      case 'blockquote':
        return { kind: 'quote', children: this.#nested(node.children) };
      case 'thematicBreak':
        return { kind: 'rule' };
      case 'mdxJsxFlowElement': {
        const own = elementOf(node, { report: this.#report, known: this.#known });
        if (own === null) return null;
        return 'kind' in own ? own : { kind: 'paragraph', children: [{ kind: 'figure', figure: own }] };
      }
      default:
        return this.#refuse(node);
    }
  }

  /** What stands in lists and quotations: there is no room for tables, strips and charts. */
  #nested(nodes: readonly AnyNode[]): Block[] {
    return nodes.flatMap((node) => {
      const block = this.#block(node);
      if (block === null || !APART.has(block.kind)) return block ?? [];
      this.#report.add('inline', startOf(node), { value: 'name' in node ? `<${node.name ?? ''}>` : '' });
      return [];
    });
  }

  blocks(nodes: readonly AnyNode[]): Block[] {
    return nodes.flatMap((node) => (node.type === 'yaml' ? [] : (this.#block(node) ?? [])));
  }
}

/**
 * @param known null while the tables cannot be read: then only the writing is checked
 */
export function blocksOf(root: Root, report: StoryReport, known: Known | null): Block[] {
  const deep = tooDeep(root);
  if (deep !== undefined) {
    report.add('nested', startOf(deep));
    return [];
  }
  const blocks = new Reader(report, known).blocks(root.children);
  if (root.children.every(({ type }) => type === 'yaml')) report.add('empty', null);
  return blocks;
}
