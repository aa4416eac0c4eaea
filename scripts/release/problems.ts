/** What a release reads in package.json. */
export interface Manifest {
  readonly version: string;
  readonly repository?: string | { readonly url?: string };
  readonly bugs?: string | { readonly url?: string };
  readonly homepage?: string;
}

/** `owner/name` of a repository on GitHub, from any of the forms that npm takes; undefined for another host. */
function githubName(repository: Manifest['repository']): string | undefined {
  const address = typeof repository === 'string' ? repository : repository?.url;
  const match =
    /^(?:github:|(?:git\+)?(?:https|ssh|git):\/\/(?:git@)?github\.com\/)?([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(
      address ?? '',
    );
  return match?.[1];
}

/**
 * What keeps a tag from being released, a sentence each; empty when nothing does.
 *
 * @param tag as git has it: `v` and the version
 * @param repository `owner/name` on GitHub of the repository that the tag is in
 * @param changelog text of CHANGELOG.md
 */
export function releaseProblems(
  tag: string,
  repository: string,
  manifest: Manifest,
  changelog: string,
): string[] {
  const { version, bugs, homepage } = manifest;
  const problems: string[] = [];
  if (tag !== `v${version}`) {
    problems.push(`the tag ${tag} is not the version of package.json: set "version", or tag v${version}`);
  }
  if (manifest.repository === undefined) {
    problems.push(
      `package.json has no "repository", without which npm takes no provenance: set it to git+https://github.com/${repository}.git`,
    );
  } else if (githubName(manifest.repository) !== repository) {
    problems.push(
      `"repository" in package.json is not ${repository}: npm takes a package's provenance from its own repository only`,
    );
  }
  if (bugs === undefined || homepage === undefined) {
    problems.push(
      'package.json lacks "bugs" or "homepage": npm\'s page of the package would not say where to turn',
    );
  }
  if (!changelog.split('\n').some((line) => line === `## ${version}` || line.startsWith(`## ${version} `))) {
    problems.push(`CHANGELOG.md has no section "## ${version}": name "Unreleased" after the version`);
  }
  return problems;
}
