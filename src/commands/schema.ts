import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { outputSchema } from '../render/output-schema.ts';
import type { Context } from './context.ts';

/** `errcode schema`: the JSON Schema of what `--json` prints. */
export async function schema({ terminal, quiet }: Context): Promise<ExitCode> {
  if (!quiet) terminal.write(`${JSON.stringify(outputSchema, null, 2)}\n`);
  return exitCodes.found;
}
