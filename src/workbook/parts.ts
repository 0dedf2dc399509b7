/** The parts that a workbook's sheets rest on: where each part is, shared texts, number formats. */
import type { Container } from './container.ts';
import { builtinFormat } from './builtin-formats.ts';
import { damaged, WorkbookRefusal } from './refusal.ts';
import type { NumberFormat, Visibility } from './types.ts';
import { isTrue, unescaped, walk, type Attributes } from './xml.ts';

/** Targets of a part's relationships, by id and by the last word of their type (`worksheet`, `styles`). */
interface Relations {
  readonly byId: ReadonlyMap<string, { readonly type: string; readonly target: string }>;
  readonly byType: ReadonlyMap<string, string>;
}

/** `xl/workbook.xml` → `xl/_rels/workbook.xml.rels` */
function relationsPart(part: string): string {
  const at = part.lastIndexOf('/') + 1;
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
}

/** A target relative to the part that names it. */
function resolved(part: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

/** Relationships of a part (ECMA-376 Part 2, clause 8); of the whole package for the empty name. */
export function readRelations(container: Container, part: string): Relations {
  const byId = new Map<string, { type: string; target: string }>();
  const byType = new Map<string, string>();
  const name = relationsPart(part);
  if (!container.has(name)) return { byId, byType };
  walk(container, name, {
    open(element, attributes) {
      if (element !== 'Relationship') return;
      const { Id = '', Type = '', Target = '', TargetMode } = attributes();
      if (TargetMode === 'External') return;
      const type = Type.slice(Type.lastIndexOf('/') + 1);
      const target = resolved(part, Target);
      byId.set(Id, { type, target });
      if (!byType.has(type)) byType.set(type, target);
    },
  });
  return { byId, byType };
}

interface SheetPart {
  readonly name: string;
  readonly visibility: Visibility;
  readonly part: string;
}

export interface WorkbookPart {
  readonly sheets: readonly SheetPart[];
  readonly date1904: boolean;
  readonly stale: boolean;
}

/** The value of the attribute `id` that has a prefix: the prefix for relationships is free. */
function relationId(attributes: Attributes): string {
  const name = Object.keys(attributes).find((one) => one.endsWith(':id'));
  return name === undefined ? '' : (attributes[name] ?? '');
}

function visibilityOf(state: string | undefined): Visibility {
  if (state === 'hidden') return 'hidden';
  return state === 'veryHidden' ? 'very_hidden' : 'visible';
}

/** The list of sheets and the properties that change what cells mean (ECMA-376 Part 1, 18.2). */
export function readWorkbookPart(container: Container, part: string, relations: Relations): WorkbookPart {
  const sheets: SheetPart[] = [];
  let date1904 = false;
  let stale = false;
  walk(container, part, {
    open(element, get) {
      if (element === 'workbookPr') date1904 = isTrue(get()['date1904']);
      else if (element === 'calcPr') stale = isTrue(get()['fullCalcOnLoad']);
      else if (element === 'sheet') {
        const attributes = get();
        const related = relations.byId.get(relationId(attributes));
        if (related?.type !== 'worksheet') return;
        const { name = '', state } = attributes;
        sheets.push({ name: unescaped(name), visibility: visibilityOf(state), part: related.target });
      }
    },
  });
  return { sheets, date1904, stale };
}

const TEXT_PARTS: ReadonlySet<string> = new Set(['t']);

/** Puts the runs of one text together. Readings in phonetic script stand beside the text and are no part of it. */
export class RichText {
  #text = '';
  #phonetic = 0;

  open(element: string): void {
    if (element === 'rPh') this.#phonetic += 1;
  }

  close(element: string, text: string): void {
    if (element === 'rPh') this.#phonetic -= 1;
    else if (element === 't' && this.#phonetic === 0) this.#text += text;
  }

  /** The text so far; the next one begins empty. */
  take(): string {
    const text = unescaped(this.#text).replaceAll(/\r\n?/g, '\n');
    this.#text = '';
    this.#phonetic = 0;
    return text;
  }
}

/** Texts that cells name by number (18.4). */
export function readSharedStrings(container: Container, part: string): string[] {
  const texts: string[] = [];
  const rich = new RichText();
  walk(container, part, {
    wants: TEXT_PARTS,
    open(element) {
      rich.open(element);
    },
    close(element, text) {
      if (element === 'si') texts.push(rich.take());
      else rich.close(element, text);
    },
  });
  return texts;
}

const MOST_STYLES = 100_000;

/** The number format of each cell style (18.8). */
export function readFormats(container: Container, part: string): NumberFormat[] {
  const own = new Map<string, string>();
  const ids: string[] = [];
  let inCells = false;
  walk(container, part, {
    open(element, get) {
      if (element === 'cellXfs') inCells = true;
      else if (element === 'numFmt') {
        const { numFmtId = '', formatCode = '' } = get();
        own.set(numFmtId, formatCode);
      } else if (element === 'xf' && inCells) {
        ids.push(get()['numFmtId'] ?? '0');
        if (ids.length > MOST_STYLES) throw damaged(part, 'too many styles');
      }
    },
    close(element) {
      if (element === 'cellXfs') inCells = false;
    },
  });
  const known = new Map<string, NumberFormat>();
  return ids.map((id) => {
    let format = known.get(id);
    if (format === undefined) {
      format = { code: own.get(id) ?? builtinFormat(Number(id)) };
      known.set(id, format);
    }
    return format;
  });
}

/** The part that is the workbook. */
export function workbookPart(container: Container): string {
  const part = readRelations(container, '').byType.get('officeDocument');
  if (part !== undefined && container.has(part)) return part;
  if (container.has('xl/workbook.xml')) return 'xl/workbook.xml';
  throw new WorkbookRefusal('not_workbook');
}
