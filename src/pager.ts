/** Shows what is longer than the screen in the user's pager, as git does. */
import { spawnSync } from 'node:child_process';
import type { Environment } from './language.ts';

/** What only a shell understands; other commands are started without one, so that a missing one is noticed for certain. */
const shellCharacters = /[|&;<>()$`\\"'*?[\]#~=%{}]/;
/** Exit statuses with which a shell says that it could not start a program. */
const shellFailures: readonly (number | null)[] = [126, 127];
/** Links of a terminal (OSC 8), which older pagers print as they are; the addresses are in the text. */
const escapeKey = '\u001b';
const bell = '\u0007';
const links = new RegExp(`${escapeKey}\\]8;;[^${bell}]*${bell}`, 'g');

/** What pagers do when the user has not told them: quit where the text fits, keep colours, leave the text on the screen. */
const defaults: Environment = { LESS: 'FRX', LV: '-c', LESSCHARSET: 'utf-8' };

/**
 * Shows a text in a pager, and waits until it ends. A pager that is left early has shown enough, and Ctrl-C is the pager's while
 * it runs.
 *
 * @param command as the user wrote it, arguments included
 * @returns whether the pager could be started
 */
export function showInPager(text: string, command: string, env: Environment): boolean {
  const ignore = (): void => {};
  process.on('SIGINT', ignore);
  try {
    const settings = {
      input: text.replace(links, ''),
      stdio: ['pipe', 'inherit', 'inherit'] as ['pipe', 'inherit', 'inherit'],
      env: { ...defaults, ...env },
    };
    if (shellCharacters.test(command)) {
      const { status } = spawnSync(command, { ...settings, shell: true });
      return !shellFailures.includes(status);
    }
    const [program = '', ...args] = command.trim().split(/\s+/);
    const { pid } = spawnSync(program, args, settings);
    return pid > 0;
  } finally {
    process.off('SIGINT', ignore);
  }
}
