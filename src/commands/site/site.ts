import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import { countText } from '../../render/scan-figures.ts';
import { visible } from '../../render/visible.ts';
import { wrap } from '../../render/wrap.ts';
import { openSite } from '../../site/files.ts';
import { LeadsAway, NotASite, type Written, writeSite } from '../../site/write.ts';
import { printAnswer } from '../answer.ts';
import { type Context, hasRemarks, UsageError } from '../context.ts';
import { siteCommandWords } from './site-words.ts';

export interface SiteCommandOptions {
  readonly serve?: boolean;
  readonly port?: number;
  readonly force?: boolean;
}

/** Where a preview is, when nothing else is asked for. */
const usualPort = 4080;
const shape = {
  fields: ['folder', 'pages', 'files', 'written', 'removed', 'bytes'],
  columns: ['folder', 'pages', 'files', 'written', 'removed', 'bytes'],
};

/** The scripts and styles that the build made for all pages. */
const assetNames = ['site.css', 'icon.svg', 'boot.js', 'page.js', 'engine.js', 'explain.js'];

/** Counts on stderr what is done, where somebody looks at it; some times a second. */
function progressOn({ terminal, words, quiet }: Context, all: number): { step(): void; end(): void } {
  if (quiet || !terminal.isErrorInteractive) return { step: () => {}, end: () => {} };
  let done = 0;
  let last = 0;
  return {
    step() {
      done++;
      const now = Date.now();
      if (now - last < 100) return;
      last = now;
      const text = siteCommandWords(words).progress(countText(Math.min(done, all)), countText(all));
      terminal.writeError(`\r\u001b[K${wrap(text, terminal.columns - 1)[0] ?? ''}`);
    },
    end: () => terminal.writeError('\r\u001b[K'),
  };
}

/**
 * `errcode site`: a static site of all tables.
 *
 * @throws UsageError when no folder is named, it holds something else, or cannot be written
 */
export async function site(
  context: Context,
  folders: readonly string[],
  { serve = false, port = usualPort, force = false }: SiteCommandOptions = {},
): Promise<ExitCode> {
  const { terminal, catalog } = context;
  const own = siteCommandWords(context.words);
  const [folder] = folders;
  if (folder === undefined || folder === '') throw new UsageError(() => own.noFolder);
  if (folders.length > 1) throw new UsageError((usage) => usage.tooMany);
  const started = Date.now();
  const assets = Object.fromEntries(
    assetNames.map((name) => [name, readFileSync(join(context.siteAssets as string, name), 'utf8')]),
  );
  const made = openSite({
    catalog,
    search: await context.openSearchData(),
    vendors: context.vendors,
    assets,
  });
  const progress = progressOn(context, made.pages);
  let written: Written;
  try {
    written = writeSite(folder, made.files(), force, progress.step);
  } catch (error) {
    const shown = visible(folder, 300);
    if (error instanceof NotASite) throw new UsageError(() => own.notASite(shown));
    if (error instanceof LeadsAway) {
      const { path } = error;
      throw new UsageError(() => own.leadsAway(visible(path, 300)));
    }
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError((usage) => usage.unwritable(shown, visible(message, 300)));
  } finally {
    progress.end();
  }
  await printAnswer(context, {
    command: 'site',
    query: null,
    shape,
    records: () => [{ folder, pages: made.pages, ...written }],
    text: () =>
      own.done({
        folder: visible(folder, 300),
        files: countText(written.files),
        written: countText(written.written),
        removed: countText(written.removed),
        seconds: ((Date.now() - started) / 1000).toFixed(1),
      }),
  });
  if (!serve) return exitCodes.found;
  const { servingSite } = await import('./site-preview.ts');
  const end = await servingSite(folder, port, terminal, (address) => {
    if (hasRemarks(context)) terminal.writeError(`${own.serving(address)}\n`);
  });
  if (end === 'no-port') throw new UsageError(() => own.portTaken(String(port)));
  return exitCodes.interrupted;
}
