import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** The path of an installed Chromium or Chrome; undefined where `PATH` has none. */
export function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Starts a browser without a window. @param executablePath as {@link findChromium} gives it */
export function launchChromium(executablePath: string): Promise<Browser> {
  // Without a sandbox it runs as root too, as in containers; it opens nothing but the test's own pages.
  return puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}
