/** Where a team's own tables lie, and where what is compiled of them is kept. */
import { lstatSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';

/** What of the machine tells the folders of programs. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Users whose folders are read without being asked for; all where the system tells no owners. */
  readonly users?: readonly number[] | undefined;
  /** The user's folder. @throws Error where there is none, as in some containers */
  home(): string;
}

/** A variable that holds a path; a relative one is to be ignored (XDG Base Directory Specification). */
function pathIn({ env }: Machine, name: string): string | undefined {
  const value = env[name];
  return value && isAbsolute(value) ? value : undefined;
}

function inHome({ home }: Machine, ...names: string[]): string | undefined {
  try {
    const folder = home();
    // An empty HOME would mean the working directory.
    return isAbsolute(folder) ? join(folder, ...names) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The user's folder of settings for this program. The folders are those of the package env-paths, which asks for the
 * user's folder when it is loaded, and fails where there is none.
 */
export function configFolder(machine: Machine): string | undefined {
  if (machine.platform === 'darwin') return inHome(machine, 'Library', 'Preferences', 'errcode');
  if (machine.platform === 'win32') {
    const roaming = pathIn(machine, 'APPDATA') ?? inHome(machine, 'AppData', 'Roaming');
    return roaming && join(roaming, 'errcode', 'Config');
  }
  const config = pathIn(machine, 'XDG_CONFIG_HOME') ?? inHome(machine, '.config');
  return config && join(config, 'errcode');
}

/** The user's folder for what this program can make anew. */
export function cacheFolder(machine: Machine): string | undefined {
  if (machine.platform === 'darwin') return inHome(machine, 'Library', 'Caches', 'errcode');
  if (machine.platform === 'win32') {
    const local = pathIn(machine, 'LOCALAPPDATA') ?? inHome(machine, 'AppData', 'Local');
    return local && join(local, 'errcode', 'Cache');
  }
  const cache = pathIn(machine, 'XDG_CACHE_HOME') ?? inHome(machine, '.cache');
  return cache && join(cache, 'errcode');
}

/** The name of the folder in a project that holds its tables. */
export const projectFolderName = '.errcode';

/** Whether a path is a folder that can be looked at. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}

/**
 * The users whose tables are one's own: the one that runs the program, and, for root, the one that called `sudo`.
 *
 * @param user the number of the one that runs it; undefined where the system has none
 */
export function trustedUsers(user: number | undefined, sudo: string | undefined): number[] | undefined {
  if (user === undefined) return undefined;
  return user === 0 && sudo !== undefined && /^\d{1,10}$/.test(sudo) ? [user, Number(sudo)] : [user];
}

/** Whether somebody else could have put the folder there, or what it points to. */
function isForeign({ users }: Machine, folder: string): boolean {
  return users !== undefined && [lstatSync(folder), statSync(folder)].some(({ uid }) => !users.includes(uid));
}

/** Folders with own tables. */
export interface TableFolders {
  readonly folders: string[];
  /** Folders of other users, which are read only where they are asked for: whoever works below them did not put them there. */
  readonly foreign: string[];
}

/**
 * The folders that hold own tables; of two that have an entry the later one wins: the user's, those of the working
 * directory's parents from the outermost inwards, its own, those asked for.
 *
 * @param directory the working directory; undefined where it is gone
 * @param asked folders that `--tables` names
 */
export function tableFolders(
  machine: Machine,
  directory: string | undefined,
  asked: readonly string[],
): TableFolders {
  const inner: string[] = [];
  for (let at = directory; at !== undefined; at = dirname(at) === at ? undefined : dirname(at)) {
    inner.push(join(at, projectFolderName));
  }
  const existing = inner.reverse().filter(isFolder);
  const settings = [configFolder(machine) ?? []].flat().filter(isFolder);
  const last = asked.map((folder) => (directory === undefined ? folder : resolve(directory, folder)));
  const foreign = existing.filter((folder) => !last.includes(folder) && isForeign(machine, folder));
  const found = [...settings, ...existing].filter(
    (folder) => !last.includes(folder) && !foreign.includes(folder),
  );
  return { folders: [...new Set([...found, ...last])], foreign };
}
