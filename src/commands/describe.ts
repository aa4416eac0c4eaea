/** What the command line takes, as data: what completions and the manual are made of. */
import type { Language } from '../catalog/types.ts';
import type {
  ArgumentDescription,
  OptionDescription,
  ProgramDescription,
} from '../render/program-description.ts';
import { commands } from './all.ts';
import { type ArgumentDefinition, flagsOf, type OptionDefinition } from './command.ts';
import { commonOptions } from './common-options.ts';
import { examples } from './examples.ts';
import { command as implicit } from './implicit/command.ts';
import { usageWords } from './usage-words.ts';

/** The options of the program: those that every command takes, and those that are answered without one. */
export const programOptions: readonly OptionDefinition[] = [
  ...commonOptions,
  { flags: '-V, --version', text: { zh: '显示版本', en: 'show the version' } },
  { flags: '-h, --help', text: { zh: '显示帮助', en: 'show help' } },
];

function describeOptions(options: readonly OptionDefinition[], language: Language): OptionDescription[] {
  return options
    .filter(({ isHidden }) => !isHidden)
    .map((option) => ({
      ...flagsOf(option),
      flags: option.flags,
      description: option.text[language],
      choices: option.choices ?? [],
    }));
}

function describeArguments(given: readonly ArgumentDefinition[], language: Language): ArgumentDescription[] {
  return given.map(({ name, text, choices = [] }) => ({
    name: name.replace(/[[\].]/g, ''),
    description: text?.[language] ?? '',
    isVariadic: name.endsWith('...]'),
    choices,
  }));
}

/** What the command line takes. @param language of its descriptions */
export function describeProgram(language: Language): ProgramDescription {
  const { help } = usageWords(language);
  return {
    description: help.description,
    usage: help.usageLine,
    options: describeOptions(programOptions, language),
    arguments: describeArguments(implicit.arguments ?? [], language),
    ownOptions: describeOptions(implicit.options ?? [], language),
    commands: commands.map((command) => ({
      name: command.name,
      usage: command.usage,
      description: command.text[language],
      group: help.groups[command.group],
      arguments: describeArguments(command.arguments ?? [], language),
      options: describeOptions(command.options ?? [], language),
      notes: command.notes?.[language] ?? '',
      examples: command.examples,
    })),
    examples,
  };
}
