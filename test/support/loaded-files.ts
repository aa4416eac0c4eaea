import { spawnSync } from 'node:child_process';
import { cleanEnv, executable } from './run.ts';

/** The files that the built program loads for some arguments. */
export function loadedFiles(
  args: readonly string[],
  { env = cleanEnv(), cwd }: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): string[] {
  const trace = `
    const { Module } = require('node:module');
    const load = Module._load;
    const loaded = [];
    Module._load = function (request, parent, isMain) {
      loaded.push(request);
      return load.call(this, request, parent, isMain);
    };
    process.argv = [process.argv[0], '', ...${JSON.stringify(args)}];
    require(${JSON.stringify(executable)});
    process.on('exit', () => process.stderr.write(JSON.stringify(loaded)));
  `;
  const { stderr } = spawnSync(process.execPath, ['-e', trace], {
    encoding: 'utf8',
    env,
    cwd,
  });
  return JSON.parse(stderr);
}
