import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import { outputSchema } from '../../render/output-schema.ts';
import { visible } from '../../render/visible.ts';
import { tableSchema } from '../../tables/schema.ts';
import { type Context, UsageError } from '../context.ts';
import { type SchemaName, schemaNames } from './command.ts';

const schemas: Readonly<Record<SchemaName, object>> = { output: outputSchema, tables: tableSchema };

/**
 * `errcode schema`: a JSON Schema, for programs and editors.
 *
 * @throws UsageError when there is none of that name
 */
export async function schema({ terminal, quiet }: Context, name = 'output'): Promise<ExitCode> {
  const known = schemaNames.find((one) => one === name);
  if (known === undefined)
    throw new UsageError((words) => words.badValue('schema', visible(name), schemaNames.join(', ')));
  if (!quiet) terminal.write(`${JSON.stringify(schemas[known], null, 2)}\n`);
  return exitCodes.found;
}
