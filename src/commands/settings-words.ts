import type { Language } from '../catalog/types.ts';
import { visible } from '../render/visible.ts';
import type { SettingProblem } from './settings.ts';

type Say = (about: string, instead: string) => string;

const words: Record<Language, Record<SettingProblem['kind'], Say>> = {
  zh: {
    unreadable: (about) => `无法读取：${about}`,
    malformed: (about) => `“${about}”不是“键: 值”；已忽略`,
    'unknown-key': (about, instead) => `没有设置项“${about}”，已忽略；可用的：${instead}`,
    'bad-value': (about, instead) => `“${about}”不是可用的值，已忽略；可用的值：${instead}`,
    'foreign-pager': () => 'pager 会运行程序，只能写在用户自己的设置里；已忽略',
  },
  en: {
    unreadable: (about) => `cannot be read: ${about}`,
    malformed: (about) => `"${about}" is not "key: value"; it is ignored`,
    'unknown-key': (about, instead) =>
      `there is no setting "${about}", so it is ignored; use one of: ${instead}`,
    'bad-value': (about, instead) =>
      `"${about}" is not a valid value, so it is ignored; use one of: ${instead}`,
    'foreign-pager': () => 'pager runs a program, so it is only taken from your own settings; it is ignored',
  },
};

/** What is wrong with a line of settings, with its place. */
export function settingProblem(
  language: Language,
  { file, line, kind, about, instead }: SettingProblem,
): string {
  return `${visible(file, 300)}:${line}: ${words[language][kind](visible(about, 300), visible(instead, 300))}`;
}
