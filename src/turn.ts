/** One run at a time: whoever comes second waits for its turn. */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 100;
/** SQLite's "database is locked". */
const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

/**
 * Opens the file of a lock.
 * @throws the system's error, with the path, where it may not be written: SQLite says only that it cannot open it
 */
function open(lock: string): DatabaseSync {
  try {
    return new DatabaseSync(lock, { timeout: 0 });
  } catch (error) {
    accessSync(existsSync(lock) ? lock : dirname(lock), constants.R_OK | constants.W_OK);
    throw error;
  }
}

function take(lock: string): DatabaseSync | null {
  const database = open(lock);
  try {
    // Nothing is ever written, so that there need be no journal on the disk.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if (isBusy(error)) return null;
    throw error;
  }
}

/**
 * Runs `work` while holding the file `lock`, which stays behind empty; waits as long as another process holds it.
 * The lock is SQLite's: the system gives it back when its holder ends in any way, so that the lock of a process that
 * was killed is free at once, and no process can take the lock of another by mistake.
 * @param onWait called once if another process holds the lock
 */
export async function inTurn<T>(lock: string, work: () => Promise<T>, onWait?: () => void): Promise<T> {
  mkdirSync(dirname(lock), { recursive: true });
  let held = take(lock);
  if (held === null) onWait?.();
  while (held === null) {
    await sleep(POLL_MS);
    held = take(lock);
  }
  try {
    return await work();
  } finally {
    held.close();
  }
}
