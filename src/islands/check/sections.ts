/** What stands beside the report: questions, what would change, cleaned files. Data reach the page as text only. */
import type { CheckResult, CleanFile, FileQuestion } from '../../checking/job.ts';
import type { CheckWords } from '../../i18n/pages/check.ts';
import { element } from './report.ts';

const FEW_CELLS = 12;
const MOST_ROWS = 200;

function tableOf(columns: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  const head = element('tr', '', ...columns.map((column) => element('th', '', column)));
  for (const cell of head.children) (cell as HTMLTableCellElement).scope = 'col';
  const body = rows
    .slice(0, MOST_ROWS)
    .map((row) => element('tr', '', ...row.map((cell) => element('td', '', cell))));
  const frame = element(
    'div',
    'sheet',
    element('table', 'plain', element('thead', '', head), element('tbody', '', ...body)),
  );
  frame.tabIndex = 0;
  return frame;
}

/** A question with its choices; `onAnswer` gets the value chosen. */
function questionOf(question: FileQuestion, index: number, onAnswer: (value: string) => void): HTMLElement {
  const cells = question.cells.slice(0, FEW_CELLS).map(({ address, text }) => `${address} ${text}`);
  const choices = question.options.map(({ value, text }) => {
    const radio = element('input', '');
    radio.type = 'radio';
    radio.name = `question-${index}`;
    radio.value = value;
    radio.addEventListener('change', () => onAnswer(value));
    return element('label', '', radio, text);
  });
  return element(
    'fieldset',
    '',
    element('legend', '', `${question.file}　${question.text}`),
    cells.length === 0 ? null : element('p', 'soft', cells.join('　')),
    ...choices,
  );
}

/** @param onDone gets the value chosen for each question, in their order; null for one left open */
export function questionsElement(
  questions: readonly FileQuestion[],
  words: CheckWords,
  onDone: (values: readonly (string | null)[]) => void,
): HTMLElement {
  const values: (string | null)[] = questions.map(() => null);
  const form = element('form', 'questions');
  const heading = element('h2', '', words.questions);
  heading.tabIndex = -1;
  const asked = questions.map((question, at) => questionOf(question, at, (value) => (values[at] = value)));
  const button = element('button', '', words.answer);
  form.append(heading, ...asked, ...(questions.some(({ options }) => options.length > 0) ? [button] : []));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    onDone(values);
  });
  return form;
}

export function changesElement(
  { summary, lists, ahead }: NonNullable<CheckResult['changes']>,
  words: CheckWords,
): HTMLElement {
  const folded = lists.map(({ title, columns, rows }) =>
    element('details', '', element('summary', '', `${title} (${rows.length})`), tableOf(columns, rows)),
  );
  return element(
    'section',
    'sec',
    element('h2', '', words.changes),
    ahead === null ? null : element('p', 'soft', words.ahead(ahead)),
    summary.length === 0 && folded.length === 0 ? element('p', '', words.noChanges) : null,
    element('ul', 'rules', ...summary.map((line) => element('li', '', line))),
    ...folded,
  );
}

/** A link that saves bytes of this page as a file. */
export function downloadLink(name: string, bytes: Uint8Array, type: string, text: string): HTMLAnchorElement {
  const link = element('a', 'button', text);
  link.href = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type }));
  link.download = name.split('/').at(-1) ?? name;
  return link;
}

export function cleanElement(
  files: readonly CleanFile[],
  words: CheckWords,
  upload: string | null,
): HTMLElement {
  const items = files.map(({ from, path, sheet, bytes, changes }) => {
    const rows = changes.map(({ address, header, was, became, why }) => [address, header, was, became, why]);
    const columns = [words.cell, '', words.before, words.after, words.why];
    return element(
      'li',
      '',
      downloadLink(path, bytes, 'text/csv', words.download(path)),
      element('span', 'soft', sheet === null ? from : `${from}　${words.imported(sheet, changes.length)}`),
      rows.length === 0
        ? null
        : element(
            'details',
            '',
            element('summary', '', `${words.changedCells} (${rows.length})`),
            tableOf(columns, rows),
          ),
    );
  });
  const link = upload === null ? null : element('a', '', words.upload);
  if (link !== null && upload !== null) link.href = upload;
  return element(
    'section',
    'sec',
    element('h2', '', words.clean),
    element('p', '', words.cleanAbout),
    element('ul', 'clean', ...items),
    link === null ? null : element('p', '', link),
  );
}
