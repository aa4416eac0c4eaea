/**
 * Runs the program on texts that somebody made to break it, by every way in, in this process: none may make it throw, take longer
 * than a second of the processor, put a control character on the screen, or show a secret.
 *
 *     npm run hostile -- [inputs] [seed] [minutes]
 *
 * A million inputs with the seed 1 when left out, and as many minutes as that takes. What fails is printed with its number; the same
 * seed makes the same inputs again. It wants a build, whose tables and library it takes.
 */
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { catalogOf } from '../src/catalog/catalog.ts';
import { usageWords } from '../src/commands/usage-words.ts';
import type * as Library from '../src/index.ts';
import { run } from '../src/main.ts';
import { visible } from '../src/render/visible.ts';
import { openSearchData } from '../src/search/files.ts';
import { openStore } from '../src/store/files.ts';
import type { Terminal } from '../src/terminal.ts';
import { randomNumbers } from './random-numbers.ts';

// npm starts it in the folder of the package.
const dist = join(process.cwd(), 'dist');
const data = join(dist, 'data');
const library = (await import(pathToFileURL(join(dist, 'index.js')).href)) as typeof Library;
const catalog = catalogOf([openStore(data)]);
const searchData = openSearchData(data);
const entries = catalog.entries();

const [inputs = 1_000_000, seed = 1, minutes = Number.POSITIVE_INFINITY] = process.argv.slice(2).map(Number);
const random = randomNumbers(seed);
const below = (most: number): number => Math.floor(random() * most);
const pick = <Value>(all: readonly Value[]): Value => all[below(all.length)] as Value;
/** As many short texts as long ones would leave no time: all lengths up to `most` are as likely as their tenths. */
const count = (most: number): number => Math.floor(most ** random());
const repeat = (most: number, make: () => string): string =>
  Array.from({ length: count(most) }, make).join('');

/** Parts of responses and of what else is said around them, cut anywhere. */
const pieces = [
  ...['{', '}', '[', ']', '(', ')', '<', '>', '"', "'", '\\"', '\\', '\\\\\\"', '`', ':', '=', '->', '=>', ' ', ',', ';', '&', '?', '%', '#'],
  ...['\n', '\r\n', '\t', '\0', '\u001b[31m', '\u001b]8;;http://x\u0007', '\u202e', '\u2066', '\ufeff', '\ud83d', '\u2028', '\u0085', '\u007f'],
  ...['errcode', 'errmsg', 'code', 'sub_code', 'message', 'msg', 'error ', '错误码', '报错', '返回', 'Caused by: ', 'at com.x.Y(Z.java:40014)'],
  ...['40014', '88', '0', '-1', '1.0002e+09', '99999999999999999999', '٤٠٠١٤', '４００１４', 'Forbidden.AccessDenied', 'SYSTEM_ERROR', '0x1f', 'NaN'],
  ...['%22', '%E4%B8', '&quot;', '&#34;', '&#xFFFF;', '\\u4e0d', '\\ud83d', 's:7:"errcode";i:', 'int(', 'map[', 'access_token', 'Bearer ', 'hint: [', 'rid: '],
  ...['https://', 'oapi.example.com', '13812345678', '1.2.3.4', '::1', '2026-11-29 10:00:00', 'constructor', '__proto__', 'toString', '--help', '-', '--'],
]; // biome-ignore format: parts, not one a line

/** Forms in which a secret reaches a log. */
const secretForms: readonly ((secret: string) => string)[] = [
  (secret) => `https://api.example.com/send?access_token=${secret}`,
  (secret) => `"access_token":"${secret}"`,
  (secret) => `Authorization: Bearer ${secret}`,
  (secret) => `app_secret=${secret}`,
  (secret) => `"appSecret": "${secret}"`,
  (secret) => `password: ${secret}`,
  (secret) => `client_secret='${secret}'`,
  (secret) => `Cookie: session=${secret}`,
  (secret) => `{\\"refresh_token\\":\\"${secret}\\"}`,
  (secret) => `x-api-key: ${secret}`,
];
const letters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const newSecret = (): string => Array.from({ length: 24 + below(40) }, () => pick([...letters])).join('');

const anyCharacter = (): string => String.fromCodePoint(below(4) === 0 ? below(0x11_0000) : below(0x3000));
/** A character in another's place, one less, or a part twice. */
function damaged(text: string): string {
  const at = below(text.length + 1);
  const kinds = [
    () => text.slice(0, at) + anyCharacter() + text.slice(at + 1),
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at),
    () => text.slice(at) + text.slice(0, at),
    () => text.slice(0, at) + text.slice(below(at + 1)),
    () => text.slice(0, at) + pick(pieces) + text.slice(at),
  ];
  return pick(kinds)();
}

const response = (): string => {
  const { code, message } = pick(entries);
  const text = pick([message.zh, message.en, repeat(20, () => pick(pieces))]);
  const fields = {
    [pick(['errcode', 'code', 'err_code', 'result'])]: pick([code, Number(code), String(below(1e6))]),
    errmsg: text,
  };
  let body = JSON.stringify(fields);
  for (let depth = below(4); depth > 0; depth--) body = JSON.stringify({ body });
  return body;
};

const makers: readonly (() => string)[] = [
  () => repeat(200, anyCharacter),
  () => repeat(120, () => pick(pieces)),
  () => damaged(response()),
  () => damaged(damaged(damaged(response()))),
  () => `${repeat(6, () => pick(pieces))}${response()}${repeat(6, () => pick(pieces))}`,
  () => pick(pieces).repeat(count(3000)),
  () => (pick(pieces) + pick(pieces)).repeat(count(1500)),
  () => Array.from({ length: count(40) }, response).join(pick(['\n', ' ', ''])),
  () => damaged(pick([pick(entries).message.zh, pick(entries).message.en, pick(entries).code])),
];

interface Input {
  readonly text: string;
  readonly secret: string | undefined;
}

/** A text, in one of four with a secret in it. */
function makeInput(): Input {
  const text = pick(makers)();
  if (below(4) !== 0) return { text, secret: undefined };
  const secret = newSecret();
  const planted = pick(secretForms)(secret);
  const [before, after] = pick([
    ['', `\n${text}`],
    [`${text}\n`, ''],
    [`${response()} `, `\n${text}`],
  ] as const);
  return { text: before + planted + after, secret };
}

function terminalOf(input: string, write: (text: string) => void): Terminal {
  return {
    isInteractive: false,
    isInputInteractive: false,
    isErrorInteractive: false,
    hasScreen: false,
    isOutputOpen: true,
    columns: 80,
    rows: undefined,
    async *input() {
      if (input !== '') yield Buffer.from(input);
    },
    closeInput: () => {},
    onInterrupt: () => () => {},
    showScreen: async () => ({ end: 'left', text: '' }),
    hasColor: () => false,
    hasHyperlinks: async () => false,
    write,
    show: async (text) => write(text),
    writeBytes: (bytes) => write(Buffer.from(bytes).toString()),
    writeError: write,
  };
}

/** Runs the program on a terminal. */
const runOn = (terminal: Terminal, args: readonly string[]): Promise<unknown> =>
  run({
    args,
    env: {},
    terminal,
    openCatalog: () => catalog,
    openSearchData: async () => searchData,
    version: () => '0.0.0',
  });

/** Runs the program. @returns all that it prints */
async function outputOf(args: readonly string[], input = ''): Promise<string> {
  let output = '';
  const terminal = terminalOf(input, (text) => {
    output += text;
  });
  await runOn(terminal, args);
  return output;
}

/** What `annotate` adds to a text, which it passes through as it is. */
async function addedTo(text: string): Promise<string> {
  // As bytes have it, which have no half characters.
  const given = new Set(Buffer.from(text).toString().split(/\r?\n/));
  const output = await outputOf(['annotate', '--every'], text);
  return output
    .split(/\r?\n/)
    .filter((line) => !given.has(line))
    .join('\n');
}

/** Starts the MCP server. @returns calls one of its tools, and gives the text that a model reads */
async function startServer(): Promise<(name: string, given: object) => Promise<string>> {
  const requests = new PassThrough();
  let answer: (line: string) => void = () => {};
  const terminal = { ...terminalOf('', (line) => answer(line)), input: () => requests };
  void runOn(terminal, ['mcp']);
  let id = 0;
  const ask = (method: string, params: object): Promise<string> =>
    new Promise((resolve) => {
      answer = resolve;
      requests.write(`${JSON.stringify({ jsonrpc: '2.0', id: ++id, method, params })}\n`);
    });
  const clientInfo = { name: 'hostile', version: '0.0.0' };
  await ask('initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo });
  return async (name, given) => {
    const { result } = JSON.parse(await ask('tools/call', { name, arguments: given }));
    return result.content.map((part: { text: string }) => part.text).join('\n');
  };
}
const callTool = await startServer();

/** What a program gets, as one text. A name of no vendor is told by an error, as documented. */
function resultText(call: () => unknown): string {
  try {
    return JSON.stringify(call());
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}

/** A way in for a text. */
interface Way {
  readonly name: string;
  /** @returns what people or models read of the answer, which has to be clean */
  readonly answer: (text: string) => Promise<string>;
}

const ways: readonly Way[] = [
  ...[
    ['explain'],
    ['explain', '--json', '--full'],
    ['explain', '--format', 'markdown', '--lang', 'both'],
    [],
    ['search'],
    ['search', '--json'],
    ['lookup'],
    ['lookup', '--json'],
    ['retry'],
  ].map((args) => ({
    name: `errcode ${args.join(' ')}`,
    answer: (text: string) => outputOf([...args, '--', text]),
  })),
  ...[['scan'], ['scan', '--format', 'csv'], []].map((args) => ({
    name: `… | errcode ${args.join(' ')}`,
    answer: (text: string) => outputOf(args, text),
  })),
  { name: '… | errcode annotate', answer: addedTo },
  { name: 'explain_error_text', answer: (text) => callTool('explain_error_text', { text }) },
  { name: 'lookup_error_code', answer: (text) => callTool('lookup_error_code', { code: text }) },
  { name: 'search_error_codes', answer: (text) => callTool('search_error_codes', { query: text }) },
  // Who calls the library has what it was given; only what it cuts out of a text is masked.
  { name: 'explain()', answer: async (text) => visible(resultText(() => library.explain(text))) },
  { name: 'lookup()', answer: async (text) => resultText(() => library.lookup(text)) && '' },
  { name: 'search()', answer: async (text) => resultText(() => library.search(text)) && '' },
];

const control = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const longest = 1_000_000;
const fault = usageWords('en').fault('').slice(0, 20);

/** So much of a secret tells it. */
const telling = 12;
const shows = (output: string, secret: string): boolean =>
  output.includes(secret.slice(telling, telling * 2));

const failures = new Map<string, number>();
function fail(kind: string, number: number, way: Way, { text }: Input): void {
  const times = (failures.get(kind) ?? 0) + 1;
  failures.set(kind, times);
  if (times <= 5) console.log(`${kind}: input ${number}, ${way.name}: ${JSON.stringify(text.slice(0, 300))}`);
}

// What is read once is read before anything is timed.
for (const { answer } of ways) await answer('{"errcode":40014,"errmsg":"token expired 过期"}');

const started = Date.now();
let slowest = 0;
let done = 0;
let secrets = 0;
let characters = 0;
for (; done < inputs && Date.now() - started < minutes * 60_000; done++) {
  const input = makeInput();
  const way = pick(ways);
  let output = '';
  const before = process.cpuUsage();
  try {
    output = await way.answer(input.text);
  } catch {
    fail('throws', done, way, input);
  }
  const { user, system } = process.cpuUsage(before);
  slowest = Math.max(slowest, user + system);
  characters += input.text.length;
  if (input.secret !== undefined) secrets++;
  if (user + system > longest) fail('takes longer than a second', done, way, input);
  if (output.includes(fault)) fail('ends with a fault', done, way, input);
  // Rows and columns stand between line ends and tabs.
  if (control.test(output.replace(/[\n\r\t]/g, ''))) fail('shows a control character', done, way, input);
  if (input.secret !== undefined && shows(output, input.secret)) fail('shows a secret', done, way, input);
}
const seconds = (Date.now() - started) / 1000;
console.log(
  `${done} inputs (${Math.round(characters / 1e6)} MB, ${secrets} with a secret) in ${seconds.toFixed(0)} s; the slowest took ${(slowest / 1000).toFixed(0)} ms`,
);
for (const [kind, times] of failures) console.log(`${kind}: ${times}`);
// The MCP server waits for more.
process.exit(failures.size > 0 ? 1 : 0);
