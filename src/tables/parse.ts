import { parseCsv } from './csv.ts';
import { type Located, parseJson, parseYaml } from './located.ts';

/**
 * Text of a file: UTF-8 with or without its mark; UTF-16 with its mark, as PowerShell writes it; GB 18030, in which
 * spreadsheet programs write Chinese.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Whether a file's name says that it is JSON. */
export const isJsonName = (file: string): boolean => /\.json$/i.test(file);

/**
 * Parses a table by the ending of its name; what ends otherwise is taken for YAML.
 *
 * @throws TableSyntaxError
 */
export function parseTable(file: string, text: string): Located {
  if (isJsonName(file)) return parseJson(text);
  return /\.csv$/i.test(file) ? parseCsv(text) : parseYaml(text);
}
