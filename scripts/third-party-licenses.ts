import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputAsset, OutputChunk } from 'rolldown';

/** The folder of the package that a module belongs to; undefined for the project's own modules. */
function packageFolder(module: string): string | undefined {
  return /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(module)?.[0];
}

/**
 * The licences of the packages whose code or data is in the built files: they ask to be passed on with it.
 *
 * @param dataFolders folders of packages whose data the tables were compiled with
 * @throws Error when a package carries no licence text
 */
export function thirdPartyLicenses(
  files: readonly (OutputAsset | OutputChunk)[],
  dataFolders: readonly string[],
): string {
  const modules = files.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
  const folders = new Set([...modules.flatMap((module) => packageFolder(module) ?? []), ...dataFolders]);
  return [...folders]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const texts = readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile() && /^(licen[cs]e|third_party_licenses)/i.test(entry.name))
        .map((entry) => readFileSync(join(folder, entry.name), 'utf8').trim());
      if (texts.length === 0) throw new Error(`${name} has no licence text`);
      return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}
