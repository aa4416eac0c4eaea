import type { ExitCode } from '../../exit-codes.ts';
import { loadStyle } from '../../render/style.ts';
import type { Context } from '../context.ts';

/** What no screen shows is not wrapped: who quotes a line needs it whole. */
const pageColumns = Number.POSITIVE_INFINITY;

/**
 * Runs a command once for both of its answers: the value that it prints with `--json`, and the text that it prints for
 * people, remarks included. Nothing is printed.
 *
 * @param run the command with its arguments
 * @throws UsageError as the command does
 */
export async function answersOf(
  context: Context,
  run: (context: Context) => Promise<ExitCode>,
): Promise<{ value: object; text: string }> {
  let value: object = {};
  let written = '';
  const write = (text: string): void => {
    written += text;
  };
  const page = {
    columns: pageColumns,
    rows: undefined,
    isInteractive: false,
    hasHyperlinks: async () => false,
  };
  await run({
    ...context,
    format: 'text',
    fields: undefined,
    quiet: false,
    isTool: true,
    style: await loadStyle(false),
    terminal: { ...context.terminal, ...page, write, show: async (text) => write(text), writeError: write },
    takeValue: (given) => {
      value = given;
    },
  });
  return { value, text: written.trimEnd() };
}
