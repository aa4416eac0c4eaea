import { namesOf } from '../../catalog/vendors.ts';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import { vendorRecord, vendorShape } from '../../render/records.ts';
import { mostTextColumns } from '../../render/width.ts';
import { wordsIn } from '../../render/words.ts';
import { hang, wrap } from '../../render/wrap.ts';
import { printAnswer } from '../answer.ts';
import type { Context } from '../context.ts';

/** `errcode vendors`: the platforms, how to name them, how many codes they have and where those come from. */
export async function vendors(context: Context): Promise<ExitCode> {
  const shown = context.catalog.vendors.filter(({ id }) => context.vendors?.includes(id) ?? true);
  const { style, words: language, terminal } = context;
  const words = wordsIn(language);
  const columns = Math.min(terminal.columns, mostTextColumns);

  await printAnswer(context, {
    command: 'vendors',
    query: null,
    shape: vendorShape,
    records: () => shown.map(vendorRecord),
    text: () =>
      shown
        .map((vendor) => {
          const names = namesOf(vendor).filter((name) => name !== vendor.name[language]);
          const sources = vendor.sources.map(({ title, url, checked }) =>
            [title[language], checked, ...(url ? [url] : [])].join(words.separator),
          );
          return [
            `${style.vendor(vendor.name[language])}  ${style.code(vendor.id)}  ${words.codeCount(vendor.codes)}`,
            ...hang(
              `  ${words.columns.names}${words.colon}`,
              [...new Set(names)].join(words.separator),
              columns,
            ),
            ...sources.flatMap((source) =>
              wrap(`${words.columns.source}${words.colon}${source}`, columns - 2).map(
                (line) => `  ${style.dim(line)}`,
              ),
            ),
          ].join('\n');
        })
        .join('\n\n'),
  });
  return exitCodes.found;
}
