/** Files and folders that somebody drops or chooses, read into memory on this machine. */
import type { Given } from '../../checking/place.ts';

async function read(file: File, path: string): Promise<Given> {
  return { path, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** What a file input holds; of a folder, the paths below it. */
export function chosenFiles(list: FileList): Promise<Given[]> {
  return Promise.all([...list].map((file) => read(file, file.webkitRelativePath || file.name)));
}

function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const more = (found: FileSystemEntry[]): Promise<FileSystemEntry[]> =>
    new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail)).then((next) =>
      // A browser hands out a hundred at a time.
      next.length === 0 ? found : more([...found, ...next]),
    );
  return more([]);
}

async function filesIn(entry: FileSystemEntry): Promise<Given[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) {
    const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    return [await read(file, path)];
  }
  const found = await entriesOf(entry as FileSystemDirectoryEntry);
  return (await Promise.all(found.map(filesIn))).flat();
}

export async function droppedFiles(data: DataTransfer): Promise<Given[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length > 0) return (await Promise.all(entries.map(filesIn))).flat();
  return chosenFiles(data.files);
}
