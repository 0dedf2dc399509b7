/** Prose of stories as markup: a dozen elements without attributes, links, and figures. Everything that comes in is escaped. */
import { escapeText } from '../charts/svg.ts';
import type { ProseBlock, ProseInline } from '../views/story-body.ts';
import { plainHtml, wordsHtml } from './words.ts';

function inlineHtml(one: ProseInline): string {
  switch (one.kind) {
    case 'text':
      return plainHtml(one.text, false);
    case 'code':
      return `<code>${escapeText(one.text)}</code>`;
    case 'break':
      return '<br>';
    case 'figure':
      return wordsHtml(one.said);
    case 'strong':
      return `<strong>${inlinesHtml(one.children)}</strong>`;
    case 'emphasis':
      return `<em>${inlinesHtml(one.children)}</em>`;
    case 'link': {
      const words = inlinesHtml(one.children);
      // Read once more where the markup is made: whatever came here, no other address becomes one.
      return /^(?:https?:\/\/|\/(?![/\\]))/i.test(one.href)
        ? `<a href="${escapeText(one.href)}">${words}</a>`
        : words;
    }
  }
}

function inlinesHtml(all: readonly ProseInline[]): string {
  return all.map(inlineHtml).join('');
}

function blockHtml(block: ProseBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlinesHtml(block.children)}</p>`;
    case 'heading':
      return `<h${block.level}>${inlinesHtml(block.children)}</h${block.level}>`;
    case 'list': {
      const items = block.items.map((item) => `<li>${proseHtml(item)}</li>`).join('');
      if (block.start === null) return `<ul>${items}</ul>`;
      return block.start === 1 ? `<ol>${items}</ol>` : `<ol start="${block.start}">${items}</ol>`;
    }
    case 'quote':
      return `<blockquote>${proseHtml(block.children)}</blockquote>`;
    case 'rule':
      return '<hr>';
  }
}

export function proseHtml(blocks: readonly ProseBlock[]): string {
  return blocks.map(blockHtml).join('');
}
