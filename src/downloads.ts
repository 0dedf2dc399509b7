/**
 * The files of the data page that are more than a page's own: made once per build, measured, and put into the zip. They
 * lie on the disk until their addresses are built: those of a large city are hundreds of megabytes.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tableCsv, tableRows } from './export/csv.ts';
import { checksumLines, methodologyText, textBytes, zipBytes } from './export/archive.ts';
import { dataPackage, type Measured } from './export/datapackage.ts';
import { figuresFile } from './export/figures.ts';
import { geoJsonText, jsonText } from './export/json.ts';
import { roadsGeoJson } from './export/geojson.ts';
import { oc4idsPieces } from './export/oc4ids.ts';
import { fitsXlsx, xlsxBytes } from './export/xlsx.ts';
import { referenceWords } from './i18n/pages/reference.ts';
import type { Dataset } from './model/types.ts';
import { TABLES, TABLE_NAMES, type TableName } from './schema/tables.ts';
import { dataBytes, settingsText, site, type Site } from './site.ts';
import { absoluteUrl, fileUrls } from './urls.ts';

/** A file below `/data/`. */
export interface DataFile extends Measured {
  /** `projects.csv`, `stories/bridge.mdx`, `releases/2013-12-23-1a2b3c4.zip`. */
  readonly path: string;
  readonly content: () => Uint8Array<ArrayBuffer>;
}

const folder = (): string => join(process.env['GUATU_CACHE'] ?? join('.guatu', 'cache'), 'downloads');

function dataFile(path: string, content: Uint8Array): DataFile {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const file = join(folder(), path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return { path, content: () => readFileSync(file), bytes: content.length, sha256 };
}

function csvFiles({ loaded, dataset }: Site): Map<TableName, DataFile> {
  const published = TABLE_NAMES.filter((name) => dataset.published.has(name));
  return new Map(
    published.map((name) => [
      name,
      dataFile(`${name}.csv`, textBytes(tableCsv(TABLES[name], loaded.records[name] ?? []))),
    ]),
  );
}

/** None of a table that has more rows, or a longer cell, than a workbook can hold. */
function workbooks({ loaded, dataset }: Site): DataFile[] {
  return TABLE_NAMES.filter((name) => dataset.published.has(name)).flatMap((name) => {
    const rows = tableRows(TABLES[name], loaded.records[name] ?? []);
    return fitsXlsx(rows) ? [dataFile(`${name}.xlsx`, xlsxBytes(name, rows))] : [];
  });
}

/** Stories as they were written: they are part of a release. */
function storyFiles({ loaded: { stories } }: Site): DataFile[] {
  return stories.map(({ file }) => dataFile(file, dataBytes(file)));
}

/** The release that the downloads are of; where the history is not available, they say so. */
const UNRELEASED = 'unreleased';

function make(current: Site): DataFile[] {
  rmSync(folder(), { recursive: true, force: true });
  const { dataset, loaded, ledger, base } = current;
  const release = ledger.latest === null ? null : { id: ledger.latest.id, date: ledger.latest.date };
  const tables = csvFiles(current);
  const described = dataPackage(dataset, loaded.records, tables, release);
  const address = absoluteUrl(dataset.settings.base_url, base, fileUrls(base).oc4ids());
  const pieces = [...oc4idsPieces(dataset, address, release)].map((piece) => Buffer.from(piece));
  const files = [
    ...tables.values(),
    dataFile('datapackage.json', textBytes(`${JSON.stringify(described, null, 2)}\n`)),
    ...(dataset.projects.length > 0 ? [dataFile('oc4ids.json', Buffer.concat(pieces))] : []),
    dataFile('site.yaml', textBytes(settingsText())),
    ...storyFiles(current),
  ];
  const inside = [
    ...files,
    dataFile('figures.json', textBytes(jsonText(figuresFile(dataset, dataset.as_of, release?.id ?? null)))),
    dataFile('roads.geojson', textBytes(geoJsonText(roadsGeoJson(dataset, base)))),
    ...current.languages.map((lang) =>
      dataFile(
        `methodology.${lang}.txt`,
        textBytes(methodologyText(referenceWords(lang).methodology.title, lang)),
      ),
    ),
  ];
  const name = release?.id ?? UNRELEASED;
  const zip = zipBytes(
    `guatu-${name}`,
    [
      ...inside.map(({ path, content }) => ({ path, bytes: content() })),
      { path: 'SHA256SUMS', bytes: textBytes(checksumLines(inside)) },
    ],
    release?.date ?? '1980-01-01',
  );
  return [...files, ...workbooks(current), dataFile(`releases/${name}.zip`, zip)];
}

let made: { dataset: Dataset; files: ReadonlyMap<string, DataFile> } | null = null;

/** Every file by its path below `/data/`. */
export function downloads(): ReadonlyMap<string, DataFile> {
  const current = site();
  if (made?.dataset !== current.dataset)
    made = {
      dataset: current.dataset,
      files: new Map(make(current).map((file) => [file.path, file])),
    };
  return made.files;
}

/** @throws when there is no such file, which a static path cannot ask for */
export function download(path: string): DataFile {
  const file = downloads().get(path);
  if (!file) throw new Error(`no file ${path}`);
  return file;
}
