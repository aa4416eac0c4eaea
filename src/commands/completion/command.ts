import type { Command } from '../command.ts';

/** The shells whose completion scripts there are. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

export const command: Command = {
  name: 'completion',
  group: 'setUp',
  text: {
    zh: '输出 shell 的补全脚本；启用方法写在脚本开头',
    en: "print a shell's completion script; how to enable it is explained at its top",
  },
  usage: '<shell> [options]',
  otherNames: ['completions'],
  arguments: [
    { name: '[shell]', text: { zh: '哪个 shell', en: 'which shell' }, choices: shells },
    { name: '[before...]' },
  ],
  options: [
    {
      flags: '--word <word>',
      text: { zh: '补全这个词，而不是输出脚本', en: 'complete this word instead of printing the script' },
      isHidden: true,
    },
  ],
  examples: ['eval "$(errcode completion bash)"', 'errcode completion fish | source'],
  load: async () => (await import('./completion.ts')).completion,
};
