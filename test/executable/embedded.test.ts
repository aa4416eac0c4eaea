/** How the executable finds files in itself. Its assets are here a few of their own, and the built files. */
import * as fileSystem from 'node:fs';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as threads from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import { embeddedName, embeddedRoot, withEmbeddedFiles } from '../../src/executable/embedded-files.ts';
import { requireEmbedded } from '../../src/executable/embedded-require.ts';
import { withEmbeddedThreads } from '../../src/executable/embedded-threads.ts';
import { root } from '../support/run.ts';

vi.mock('node:sea', async () => {
  const { readFileSync } = await import('node:fs');
  const { join } = await import('node:path');
  const { root } = await import('../support/run.ts');
  const assets: Record<string, string> = {
    'own/text.txt': '错误码',
    'own/first.cjs': 'exports.early = 1; exports.second = require("./more/second.cjs"); exports.late = 2;',
    'own/more/second.cjs': 'exports.seen = { ...require("../first.cjs") }; exports.fs = require("fs");',
    'own/replaced.cjs': 'module.exports = require("node:fs") === require("fs") && require("node:path").sep;',
    'own/stranger.cjs': 'require("commander");',
    'thread.cjs': 'require("node:worker_threads").parentPort.postMessage(process.argv.slice(2));',
  };
  return {
    getRawAsset: (name: string): ArrayBuffer => {
      const bytes = new Uint8Array(Buffer.from(assets[name] ?? readFileSync(join(root, name))));
      return bytes.buffer;
    },
  };
});

describe('the files in the executable', () => {
  const fs = withEmbeddedFiles(fileSystem);
  const path = join(embeddedRoot, 'own', 'text.txt');

  it('have paths below it', () => {
    expect(embeddedName(path)).toBe('own/text.txt');
    expect(embeddedName(embeddedRoot)).toBeUndefined();
    expect(embeddedName(`${embeddedRoot}-other/text.txt`)).toBeUndefined();
    expect(embeddedName(0)).toBeUndefined();
  });

  it('are read whole and in parts', () => {
    expect(fs.readFileSync(path, 'utf8')).toBe('错误码');
    expect(fs.statSync(path).size).toBe(9);
    const file = fs.openSync(path, 'r');
    const bytes = Buffer.alloc(6, '.');
    expect(fs.readSync(file, bytes, 0, 3, 3)).toBe(3);
    expect(bytes.toString()).toBe('误...');
    expect(fs.readSync(file, bytes, 1, 5, 6)).toBe(3);
    expect(fs.readSync(file, bytes, 0, 6, 9)).toBe(0);
  });

  it('leave all other files to the file system', () => {
    const other = join(root, 'package.json');
    expect(fs.readFileSync(other)).toEqual(fileSystem.readFileSync(other));
    expect(fs.statSync(other).isFile()).toBe(true);
    const file = fs.openSync(other, 'r');
    const bytes = Buffer.alloc(1);
    expect([fs.readSync(file, bytes, 0, 1, 0), bytes.toString()]).toEqual([1, '{']);
    fs.closeSync(file);
    expect(fs.existsSync(other)).toBe(true);
  });

  it('are missed as files are', () => {
    const missing = join(embeddedRoot, 'own', 'nothing.txt');
    expect(() => fs.readFileSync(missing, 'utf8')).toThrow(/^EN(OTDIR|OENT)/);
    expect(() => fs.openSync(missing, 'r')).toThrow(/^EN(OTDIR|OENT)/);
    expect(() => fs.statSync(missing)).toThrow(/^EN(OTDIR|OENT)/);
  });
});

describe('modules in the executable', () => {
  it('are loaded once, also when they need each other', () => {
    const first = requireEmbedded('own/first.cjs') as { second: { seen: object }; late: number };
    expect(first.late).toBe(2);
    expect(first.second.seen).toEqual({ early: 1 });
    expect(requireEmbedded('own/more/second.cjs')).toBe(first.second);
  });

  it("get Node's modules under both names", () => {
    expect(requireEmbedded('own/replaced.cjs')).toMatch(/^[\\/]$/);
  });

  it('get no package', () => {
    expect(() => requireEmbedded('own/stranger.cjs')).toThrow('has a module commander');
  });

  it('are all files of the program', () => {
    const chunks = readdirSync(join(root, 'dist/chunks')).map((name) => `dist/chunks/${name}`);
    for (const name of ['dist/main.cjs', ...chunks]) {
      expect(Object.keys(requireEmbedded(name) as object), name).not.toEqual([]);
    }
  });
});

describe('threads of the executable', () => {
  const { Worker } = withEmbeddedThreads(threads);
  const answerOf = (file: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      new Worker(file).once('message', resolve).once('error', reject);
    });

  it('start with a file in it', async () => {
    expect(await answerOf(join(embeddedRoot, 'dist', 'scan-worker.cjs'))).toEqual(['dist/scan-worker.cjs']);
  });

  it('start with any other file as before', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'errcode-thread-'));
    const file = join(folder, 'thread.cjs');
    writeFileSync(file, 'require("node:worker_threads").parentPort.postMessage("another")');
    expect(await answerOf(file)).toBe('another');
    rmSync(folder, { recursive: true });
  });
});
