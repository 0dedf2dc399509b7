/** Where a browser stands on common systems; `GUATU_CHROMIUM` names another. */
import { existsSync } from 'node:fs';

export const BROWSERS: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** The program of a browser that can print; null where there is none. */
export function browserPath(): string | null {
  return [process.env['GUATU_CHROMIUM'], ...BROWSERS].find((path) => path && existsSync(path)) ?? null;
}
