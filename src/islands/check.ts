/**
 * <guatu-check>: reads files that somebody drops, in a worker of this page, and shows what is wrong with them and what
 * they would change. Nothing is sent: the page's policy allows requests to the site only, and none is made after the
 * published data have been fetched.
 */
import '../styles/check.css';
import type { CheckJob, CheckResult, Chosen } from '../checking/job.ts';
import type { Given } from '../checking/place.ts';
import { checkWords, type CheckWords } from '../i18n/pages/check.ts';
import { reportWords } from '../i18n/report.ts';
import type { Lang } from '../schema/settings.ts';
import { chosenFiles, droppedFiles } from './check/files.ts';
import { element, reportElement, reportText } from './check/report.ts';
import { changesElement, cleanElement, downloadLink, questionsElement } from './check/sections.ts';
import type { News } from './check/worker.ts';
import workerUrl from './check/worker.ts?worker&url';

function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

class GuatuCheck extends HTMLElement {
  #worker: Worker | null = null;
  #published: Promise<Given[]> | null = null;
  #given: readonly Given[] = [];
  #chosen: Chosen = {};

  get #lang(): Lang {
    return this.dataset['lang'] === 'en' ? 'en' : 'zh';
  }

  get #words(): CheckWords {
    return checkWords(this.#lang);
  }

  #part(name: string): HTMLElement {
    return this.querySelector<HTMLElement>(`.${name}`)!;
  }

  connectedCallback(): void {
    this.#part('no-script').remove();
    this.#part('drop').hidden = false;
    // Fetched at once, so that the check needs no network later.
    this.#published = this.#fetchPublished();
    this.#worker = this.#start();
    for (const input of this.querySelectorAll<HTMLInputElement>('input[data-pick]'))
      input.addEventListener('change', () => {
        if (input.files !== null && input.files.length > 0) this.#take(chosenFiles(input.files));
        input.value = '';
      });
    for (const type of ['dragenter', 'dragover'])
      this.addEventListener(type, (event) => {
        event.preventDefault();
        this.classList.add('over');
      });
    this.addEventListener('dragleave', () => this.classList.remove('over'));
    this.addEventListener('drop', (event) => {
      event.preventDefault();
      this.classList.remove('over');
      if (event.dataTransfer !== null) this.#take(droppedFiles(event.dataTransfer));
    });
    this.querySelector('.working button')?.addEventListener('click', () => this.#cancel());
    this.#published.then(
      () => (this.dataset['ready'] = 'yes'),
      () => (this.dataset['ready'] = 'no'),
    );
  }

  #start(): Worker {
    const worker = new Worker(workerUrl, { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<News>) => this.#hear(data));
    worker.addEventListener('error', (event) => this.#hear({ kind: 'failed', reason: event.message }));
    return worker;
  }

  async #fetchPublished(): Promise<Given[]> {
    const { tables = '', settings = '' } = this.dataset;
    const get = async (address: string): Promise<Given> => {
      const response = await fetch(address);
      if (!response.ok) throw new Error(`${response.status} ${address}`);
      // Tables have the names of their files; stories lie in a folder of their own.
      const path = /\bstories\/[^/]+$/.exec(address)?.[0] ?? address.split('/').at(-1) ?? '';
      return { path, bytes: new Uint8Array(await response.arrayBuffer()) };
    };
    return Promise.all([settings, ...tables.split(' ')].filter((one) => one !== '').map(get));
  }

  #take(files: Promise<readonly Given[]>): void {
    files.then(
      (given) => {
        this.#given = given;
        this.#chosen = {};
        void this.#check();
      },
      (error: unknown) => this.#hear({ kind: 'failed', reason: String(error) }),
    );
  }

  async #check(): Promise<void> {
    this.#say(this.#words.fetching, 0);
    const published = await (this.#published ?? Promise.resolve([])).catch(() => []);
    const job: CheckJob = {
      given: this.#given,
      published,
      chosen: this.#chosen,
      lang: this.#lang,
      today: today(),
    };
    this.#say(this.#words.checking, 0);
    this.#worker?.postMessage(job);
  }

  #say(text: string, share: number): void {
    const working = this.#part('working');
    working.hidden = false;
    this.dataset['state'] = 'working';
    working.querySelector('[role="status"]')!.textContent = text;
    working.querySelector('progress')!.value = share;
  }

  /** A check that goes on cannot be told to stop: its worker is ended, and a new one waits. */
  #cancel(): void {
    this.#worker?.terminate();
    this.#worker = this.#start();
    this.#show(element('p', '', this.#words.cancelled));
  }

  #hear(news: News): void {
    if (news.kind === 'reading') this.#say(this.#words.reading(news.file), news.share);
    else if (news.kind === 'failed') this.#show(element('p', 'owed', this.#words.failed(news.reason)));
    else this.#tell(news.result);
  }

  #show(...parts: Node[]): void {
    this.#part('working').hidden = true;
    this.#part('result').replaceChildren(...parts);
    this.dataset['state'] = 'done';
    this.querySelector<HTMLElement>('.result h2')?.focus({ preventScroll: false });
  }

  #tell({ questions, view, json, clean, changes }: CheckResult): void {
    const words = this.#words;
    if (questions.length > 0) {
      this.#show(questionsElement(questions, words, (values) => this.#answer(questions, values)));
      return;
    }
    if (view === null) {
      this.#show(element('p', 'owed', words.none));
      return;
    }
    const shown = reportWords(this.#lang);
    const copy = element('button', '', words.copy);
    copy.type = 'button';
    copy.addEventListener('click', () => {
      void navigator.clipboard
        .writeText(reportText(view, shown))
        .then(() => (copy.textContent = words.copied));
    });
    const bytes = new TextEncoder().encode(json);
    const save = downloadLink('report.json', bytes, 'application/json', words.download('report.json'));
    const upload = this.dataset['upload'] ?? null;
    this.#show(
      reportElement(view, shown, words),
      element('p', 'actions', copy, save),
      ...(changes === null ? [] : [changesElement(changes, words)]),
      ...(clean.length === 0 ? [] : [cleanElement(clean, words, upload)]),
    );
  }

  #answer(questions: CheckResult['questions'], values: readonly (string | null)[]): void {
    const chosen: Record<string, { table: Chosen[string]['table']; options: string[] }> = {};
    for (const [file, { table, options }] of Object.entries(this.#chosen))
      chosen[file] = { table, options: [...options] };
    for (const [at, { file, about }] of questions.entries()) {
      const value = values[at];
      if (value === null || value === undefined) continue;
      const own = (chosen[file] ??= { table: null, options: [] });
      if (about === 'table') own.table = value as Chosen[string]['table'];
      else own.options.push(value);
    }
    this.#chosen = chosen;
    void this.#check();
  }
}

customElements.define('guatu-check', GuatuCheck);
