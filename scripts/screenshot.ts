/**
 * Draws the README's pictures from the program's real output: runs it in a pseudo-terminal, reads the screen back and
 * writes it as SVG.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { writeIfChanged } from './data/write-file.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const pictures = [
  { file: 'docs/errcode-en.svg', args: ['60020', '--vendor', 'dingtalk'], lang: 'en', columns: 88 },
  { file: 'docs/errcode-zh.svg', args: ['60020', '--vendor', '钉钉'], lang: 'zh', columns: 88 },
];

/** Size of a character cell and of the window, in SVG units. */
const cell = { width: 8.4, height: 19, fontSize: 14 };
const margin = { side: 18, top: 46, bottom: 16 };

/** The sixteen colours of the picture's terminal, by the number that the escape codes use. */
const palette = [
  '#1e2127', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#d7dae0',
  '#5c6370', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#ffffff',
]; // biome-ignore format: two rows of eight
const foreground = '#d7dae0';
const background = '#1e2127';

interface Run {
  column: number;
  columns: number;
  text: string;
  color: string;
  bold: boolean;
  dim: boolean;
  underline: boolean;
}

function capture(args: readonly string[], lang: string, columns: number): Promise<Run[][]> {
  const screen = new xterm.Terminal({ cols: columns, rows: 100, allowProposedApi: true });
  const child = spawn(process.execPath, [at('bin/errcode.js'), ...args], {
    cols: columns,
    rows: 100,
    env: { PATH: process.env.PATH ?? '', TERM: 'xterm-256color', ERRCODE_LANG: lang },
  });
  let written = '';
  child.onData((data) => {
    written += data;
  });
  return new Promise((resolve) => {
    child.onExit(() => screen.write(written, () => resolve(readScreen(screen, columns))));
  });
}

function readScreen(screen: InstanceType<typeof xterm.Terminal>, columns: number): Run[][] {
  const rows: Run[][] = [];
  for (let y = 0; y < screen.buffer.active.length; y++) {
    const line = screen.buffer.active.getLine(y);
    const runs: Run[] = [];
    for (let x = 0; x < columns; x++) {
      const found = line?.getCell(x);
      if (!found || found.getWidth() === 0) continue;
      const style = {
        color: found.isFgPalette() ? (palette[found.getFgColor()] ?? foreground) : foreground,
        bold: found.isBold() !== 0,
        dim: found.isDim() !== 0,
        underline: found.isUnderline() !== 0,
      };
      const text = found.getChars() || ' ';
      const last = runs.at(-1);
      const isSame =
        last &&
        last.color === style.color &&
        last.bold === style.bold &&
        last.dim === style.dim &&
        last.underline === style.underline;
      if (last && isSame) {
        last.text += text;
        last.columns += found.getWidth();
      } else {
        runs.push({ column: x, columns: found.getWidth(), text, ...style });
      }
    }
    rows.push(runs);
  }
  while (rows.at(-1)?.every(({ text }) => text.trim() === '')) rows.pop();
  return rows;
}

const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

function draw(rows: Run[][], prompt: string, columns: number): string {
  const width = columns * cell.width + 2 * margin.side;
  const height = rows.length * cell.height + margin.top + margin.bottom + cell.height;
  const place = (run: Run, y: number): string => {
    const text = run.text.trimEnd();
    if (text.trim() === '') return '';
    const lead = text.length - text.trimStart().length;
    // Blanks are one column each; what is left of the run is as wide as its cells.
    const cells = run.columns - lead - (run.text.length - text.length);
    const attributes = [
      `x="${((run.column + lead) * cell.width + margin.side).toFixed(1)}"`,
      `y="${(margin.top + y * cell.height).toFixed(1)}"`,
      `textLength="${(cells * cell.width).toFixed(1)}"`,
      'lengthAdjust="spacingAndGlyphs"',
      `fill="${run.color}"`,
      ...(run.bold ? ['font-weight="bold"'] : []),
      ...(run.dim ? ['opacity="0.6"'] : []),
      ...(run.underline ? ['text-decoration="underline"'] : []),
    ];
    return `<text ${attributes.join(' ')}>${escapeXml(text.trimStart())}</text>`;
  };
  const command: Run = {
    column: 0,
    columns: prompt.length + [...prompt].filter((c) => c > '\u2fff').length,
    text: prompt,
    color: foreground,
    bold: false,
    dim: false,
    underline: false,
  };
  const dots = ['#ff5f56', '#ffbd2e', '#27c93f']
    .map((color, i) => `<circle cx="${20 + i * 18}" cy="18" r="5.5" fill="${color}"/>`)
    .join('');
  const lines = [[command], ...rows].flatMap((runs, y) => runs.map((run) => place(run, y)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width.toFixed(0)} ${height}" width="${width.toFixed(0)}" height="${height}"`,
    `  font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace" font-size="${cell.fontSize}" style="white-space:pre">`,
    `<title>${escapeXml(prompt)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="${background}"/>${dots}`,
    ...lines.filter(Boolean),
    '</svg>\n',
  ].join('\n');
}

for (const { file, args, lang, columns } of pictures) {
  const rows = await capture(args, lang, columns);
  const isNew = writeIfChanged(at(file), draw(rows, `$ errcode ${args.join(' ')}`, columns));
  console.log(`${file}: ${readFileSync(at(file)).length} bytes${isNew ? '' : ', as before'}`);
}
