import { type FullGuide, findGuides, guidesOf } from '../../catalog/guides.ts';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import { guideLines, guideList } from '../../render/guide.ts';
import { guideRecord, guideShape } from '../../render/records.ts';
import { visible } from '../../render/visible.ts';
import { mostTextColumns } from '../../render/width.ts';
import { wordsIn } from '../../render/words.ts';
import { printAnswer } from '../answer.ts';
import { type Context, hasRemarks, vendorOf } from '../context.ts';

const mostNear = 3;

/**
 * `errcode guide [id]`: a guide, that is, the steps that many codes of a vendor share; without an id, which there are.
 *
 * @param words the id, or a vendor and a name
 */
export async function guide(context: Context, words: readonly string[]): Promise<ExitCode> {
  const { catalog, language, style, terminal } = context;
  const all = guidesOf(catalog, context.vendors);
  const asked = words.join(' ').trim();
  const found = asked === '' ? all : findGuides(catalog, all, words);
  const setting = {
    language,
    words: context.words,
    style,
    columns: Math.min(terminal.columns, mostTextColumns),
    vendorName: (id: string) => vendorOf(context, id).name[context.words],
  };
  const [only] = found;
  const isOne = asked !== '' && found.length === 1;
  await printAnswer(context, {
    command: 'guide',
    query: asked === '' ? null : asked,
    shape: guideShape,
    records: () => found.map((one) => guideRecord(one, vendorOf(context, one.vendor))),
    missing: found.length === 0 && asked !== '' ? [asked] : [],
    text: () =>
      isOne
        ? guideLines(only as FullGuide, setting).join('\n')
        : guideList(found, setting, terminal.isInteractive ? setting.columns : undefined),
    ...(isOne && {
      markdown: async () => {
        const { renderMarkdownGuide } = await import('../../render/markdown.ts');
        return renderMarkdownGuide(only as FullGuide, language);
      },
    }),
  });
  if (found.length === 0 && hasRemarks(context)) await reportMissing(context, all, asked);
  return found.length > 0 ? exitCodes.found : exitCodes.notFound;
}

/** Says on stderr that there is no such guide, and which may have been meant. */
async function reportMissing(context: Context, all: readonly FullGuide[], asked: string): Promise<void> {
  const { noGuide, perhaps, noGuides } = wordsIn(context.words);
  const { terminal } = context;
  if (all.length === 0) return terminal.writeError(`errcode: ${noGuides}\n`);
  terminal.writeError(`errcode: ${noGuide(visible(asked))}\n`);
  const { nearestNames } = await import('../../search/fuzzy.ts');
  const ids = all.map(({ id }) => id);
  const names = [...new Set(ids.map((id) => id.slice(id.indexOf('/') + 1)))];
  const nearNames = nearestNames(asked.slice(asked.lastIndexOf('/') + 1), names, mostNear);
  const near = [
    ...new Set([
      ...nearestNames(asked, ids, mostNear),
      ...ids.filter((id) => nearNames.some((name) => id.endsWith(`/${name}`))),
    ]),
  ].slice(0, mostNear);
  if (near.length > 0)
    terminal.writeError(`${perhaps}\n${near.map((id) => `  errcode guide ${id}\n`).join('')}`);
}
