/** A report as elements. Data reach the page as text only. */
import type { CheckWords } from '../../i18n/pages/check.ts';
import type { ReportWords } from '../../i18n/report.ts';
import type { Excerpt } from '../../report/excerpt.ts';
import type { ReportSection, ReportView } from '../../report/view.ts';

type Child = Node | string | null;

/** An element with a class and children; null children are left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  cls: string,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (cls !== '') made.className = cls;
  made.append(...children.filter((child) => child !== null));
  return made;
}

function scoped(name: string, scope: 'col' | 'row', cls = ''): HTMLTableCellElement {
  const cell = element('th', cls, name);
  cell.scope = scope;
  return cell;
}

function excerptTable({ columns, headerLine, rows, hasGap }: Excerpt): HTMLElement {
  const letters = columns.map((column) => scoped(column.letter, 'col', column.isMeant ? 'meant' : ''));
  const headers = columns.map((column) => element('td', '', element('b', '', column.header)));
  const gap = hasGap
    ? element('tr', 'gap', scoped('⋮', 'row'), ...columns.map(() => element('td', '')))
    : null;
  const lines = rows.map(({ line, cells, isMeant }) => {
    const shown = cells.map((cell, i) =>
      element('td', isMeant && columns[i]?.isMeant === true ? 'cell' : '', cell),
    );
    return element('tr', '', scoped(String(line), 'row', isMeant ? 'meant' : ''), ...shown);
  });
  const table = element(
    'table',
    '',
    element('thead', '', element('tr', '', element('td', ''), ...letters)),
    element('tbody', '', element('tr', '', scoped(String(headerLine), 'row'), ...headers), gap, ...lines),
  );
  const frame = element('div', 'sheet', table);
  // A wide sheet scrolls by keyboard too.
  frame.tabIndex = 0;
  return frame;
}

function facts(section: ReportSection, words: ReportWords): HTMLElement {
  const pairs: [string, Node][] = [
    [words.problem, document.createTextNode(section.problem)],
    [words.advice, element('b', '', section.advice)],
  ];
  if (section.written !== '') pairs.unshift([words.written, element('mark', '', section.written)]);
  const list = element('dl', '');
  for (const [term, told] of pairs) list.append(element('dt', '', term), element('dd', '', told));
  return list;
}

function sectionOf(section: ReportSection, number: number, words: ReportWords): HTMLElement {
  const excerpt = section.excerpt === null ? null : excerptTable(section.excerpt);
  return element(
    'section',
    'mistake',
    element('p', 'number', String(number)),
    element(
      'div',
      '',
      element('h3', '', section.place),
      section.row === null ? null : element('p', 'who', section.row),
      element('div', 'two', facts(section, words), excerpt),
    ),
  );
}

/** Headline, files, every mistake in its cell, and the warnings last. */
export function reportElement(view: ReportView, words: ReportWords, check: CheckWords): HTMLElement {
  const files = view.files.map(({ file, rows, errors }) =>
    element(
      'li',
      '',
      `${file} ${rows === null ? '' : words.rows(rows) + words.comma}`,
      errors === 0 ? words.passed : element('b', '', words.errorsIn(errors)),
    ),
  );
  const headline = element('h2', '', view.headline);
  headline.tabIndex = -1;
  const warnings = view.warnings.length + view.moreWarnings;
  return element(
    'div',
    'report',
    headline,
    view.errors > 0 ? element('p', 'lede', check.unpublished) : null,
    element('ul', 'files', ...files),
    ...view.sections.map((section, at) => sectionOf(section, at + 1, words)),
    view.moreErrors > 0 ? element('p', '', words.more(view.moreErrors)) : null,
    warnings === 0
      ? null
      : element(
          'section',
          'mistake warnings',
          element('p', 'number', words.also),
          element(
            'div',
            '',
            element('h3', '', words.warnings(warnings)),
            element('ul', '', ...view.warnings.map((warning) => element('li', '', warning))),
            view.moreWarnings > 0 ? element('p', '', words.more(view.moreWarnings)) : null,
          ),
        ),
  );
}

/** The same report as plain text, for a message to a colleague. */
export function reportText(view: ReportView, words: ReportWords): string {
  const sections = view.sections.map((section, at) =>
    [
      `${at + 1}. ${section.place}${section.row === null ? '' : ` ${section.row}`}`,
      ...(section.written === '' ? [] : [`   ${words.written} ${section.written}`]),
      `   ${words.problem} ${section.problem}`,
      `   ${words.advice} ${section.advice}`,
    ].join('\n'),
  );
  return [view.headline, ...sections, ...view.warnings.map((warning) => `${words.warning} ${warning}`)].join(
    '\n\n',
  );
}
