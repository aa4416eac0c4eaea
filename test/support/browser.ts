import puppeteer, { type Browser } from 'puppeteer-core';
import { findProgram } from './find-program.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** The path of an installed Chromium or Chrome; undefined where `PATH` has none. */
export function findChromium(): string | undefined {
  return names.map(findProgram).find((path) => path !== undefined);
}

/** Starts a browser without a window. @param executablePath as {@link findChromium} gives it */
export function launchChromium(executablePath: string): Promise<Browser> {
  // Without a sandbox it runs as root too, as in containers; it opens nothing but the test's own pages.
  return puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}
