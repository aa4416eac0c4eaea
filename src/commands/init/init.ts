import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import { writtenShape } from '../../render/table-records.ts';
import { visible } from '../../render/visible.ts';
import { exampleTable, schemaName } from '../../tables/example.ts';
import { projectFolderName } from '../../tables/folders.ts';
import { tableSchema } from '../../tables/schema.ts';
import { printAnswer } from '../answer.ts';
import { type Context, hasRemarks, UsageError } from '../context.ts';
import { writeNewFile } from '../new-file.ts';
import { tablesWords } from '../tables-words.ts';

/**
 * `errcode init`: writes an example table, and the schema by which editors complete and check it.
 *
 * @param folder where to; the project's own folder when left out
 * @throws UsageError when the example is there already, or cannot be written
 */
export async function init(context: Context, folder: string = projectFolderName): Promise<ExitCode> {
  const { terminal, words } = context;
  const own = tablesWords(words);
  const example = join(folder, 'example.yaml');
  const schema = join(folder, schemaName);
  writeNewFile(context, example, exampleTable(words));
  try {
    // Made by the program, it may be there from an earlier version.
    writeFileSync(schema, `${JSON.stringify(tableSchema, null, 2)}\n`);
  } catch (error) {
    const { message } = error as Error;
    throw new UsageError((usage) => usage.unwritable(visible(schema, 300), visible(message, 300)));
  }
  const files = [example, schema];
  await printAnswer(context, {
    command: 'init',
    query: null,
    shape: writtenShape,
    records: () => files.map((file) => ({ file })),
    text: () => files.map((file) => own.written(visible(file, 300))).join('\n'),
  });
  if (hasRemarks(context) && context.format === 'text')
    terminal.writeError(`${own.nextStep(visible(example, 300))}\n`);
  return exitCodes.found;
}
