/**
 * The user's and a project's settings: `settings.yaml` beside own tables, lines of `key: value`. They are read here and
 * not by a parser of YAML, whose loading would cost a lookup more than all the rest of it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnswerLanguage, answerLanguages } from '../language.ts';
import { type ColorChoice, colorChoices } from '../terminal.ts';

/** What can be set; what is left out is as usual. */
export interface Settings {
  /** The vendor whose meanings come first: id or name. */
  readonly vendor?: SettingText;
  readonly lang?: AnswerLanguage;
  /** The command line of a pager; only of the user's own settings. */
  readonly pager?: string;
  readonly color?: ColorChoice;
  /** The address of a site that `errcode site` made, where colleagues have it. */
  readonly site?: string;
}

/** A text with the place where it is set, for what only the tables can tell to be wrong. */
export interface SettingText {
  readonly value: string;
  readonly file: string;
  readonly line: number;
}

/** A line that sets nothing. */
export interface SettingProblem {
  readonly file: string;
  readonly line: number;
  readonly kind: 'unreadable' | 'malformed' | 'unknown-key' | 'bad-value' | 'foreign-pager';
  /** The key, the line or the value in question. */
  readonly about: string;
  /** What would be right. */
  readonly instead: string;
}

/** Settings, and what is wrong with their files: that stops nothing. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly SettingProblem[];
}

/** The name of a file of settings; it is no table. */
const settingsName = 'settings.yaml';

const settingKeys = ['vendor', 'lang', 'pager', 'color', 'site'] as const;
type Key = (typeof settingKeys)[number];

const isKey = (name: string): name is Key => settingKeys.some((key) => key === name);

/** `key: value`, the value in quotes or up to a remark. */
const settingLine = /^([A-Za-z_-]{1,40})\s*:(?:\s+(?:"([^"]*)"|'([^']*)'|([^"'#\s].*?)))?(?:\s+#.*)?$/;

/** An address that a terminal may link to: of the web, and without a name and a password, which would be shown to everybody. */
function siteAddress(value: string): string | undefined {
  if (!/^https?:\/\/[^\s\p{C}]+$/iu.test(value) || !URL.canParse(value)) return undefined;
  const { username, password, search, hash, href } = new URL(value);
  return username + password + search + hash === '' ? href : undefined;
}

/** What stands in a file of settings. @param isOwn whether it is the user's own */
function readFile(file: string, isOwn: boolean): ReadSettings {
  const settings: { -readonly [Name in keyof Settings]: Settings[Name] } = {};
  const problems: SettingProblem[] = [];
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isThere = code !== 'ENOENT' && code !== 'ENOTDIR';
    return {
      settings,
      problems: isThere ? [{ file, line: 1, kind: 'unreadable', about: message, instead: '' }] : [],
    };
  }
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const own = raw.trim();
    if (own === '' || own.startsWith('#') || own === '---') continue;
    const line = i + 1;
    const tell = (kind: SettingProblem['kind'], about: string, instead = ''): void =>
      void problems.push({ file, line, kind, about, instead });
    const [, key = '', double, single, bare = ''] = (own.length <= 1000 && settingLine.exec(own)) || [];
    const value = double ?? single ?? bare;
    if (key === '') tell('malformed', own);
    else if (!isKey(key)) tell('unknown-key', key, settingKeys.join(', '));
    else if (value === '') tell('bad-value', `${key}: `, key === 'lang' ? answerLanguages.join(', ') : '…');
    else if (key === 'vendor') settings.vendor = { value, file, line };
    else if (key === 'pager') {
      // Whoever clones a repository must not run its author's programs.
      if (isOwn) settings.pager = value;
      else tell('foreign-pager', key);
    } else if (key === 'lang') {
      const language = answerLanguages.find((known) => known === value);
      if (language) settings.lang = language;
      else tell('bad-value', `lang: ${value}`, answerLanguages.join(', '));
    } else if (key === 'site') {
      const site = siteAddress(value);
      if (site) settings.site = site;
      else tell('bad-value', `site: ${value}`, 'https://…');
    } else {
      const color = colorChoices.find((known) => known === value);
      if (color) settings.color = color;
      else tell('bad-value', `color: ${value}`, colorChoices.join(', '));
    }
  }
  return { settings, problems };
}

/**
 * The settings in the folders of own tables; of two that set the same the later folder wins.
 *
 * @param own the user's folder, which may name a pager
 */
export function readSettings(folders: readonly string[], own: string | undefined): ReadSettings {
  const read = folders.map((folder) => readFile(join(folder, settingsName), folder === own));
  return {
    settings: Object.assign({}, ...read.map(({ settings }) => settings)),
    problems: read.flatMap(({ problems }) => problems),
  };
}
