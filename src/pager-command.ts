import type { Environment } from './language.ts';

/** What the user chose beside the environment: a command, or false for none; undefined and true leave it to the environment. */
export type PagerSetting = string | boolean | undefined;

/**
 * The command that shows what is longer than the screen: `ERRCODE_PAGER`, the setting, `PAGER`, or `less`.
 *
 * @returns undefined where there is to be none, which `cat` and an empty text say too
 */
export function pagerCommand(env: Environment, setting?: PagerSetting): string | undefined {
  if (setting === false) return undefined;
  const named = env.ERRCODE_PAGER ?? (setting === true ? undefined : setting) ?? env.PAGER;
  // Where no cursor can be moved, `less` is a nuisance; who names a pager knows what it can.
  const command = (named ?? (env.TERM === 'dumb' ? '' : 'less')).trim();
  return command === '' || command === 'cat' ? undefined : command;
}
