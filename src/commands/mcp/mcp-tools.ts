import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import chinese from 'zod/v4/locales/zh-CN.js';
import type { Localized } from '../../catalog/types.ts';
import type { ExitCode } from '../../exit-codes.ts';
import { type Context, UsageError } from '../context.ts';
import { explainGiven } from '../explain/explain.ts';
import { lookup } from '../lookup/lookup.ts';
import { search } from '../search/search.ts';
import { resolveVendors } from '../vendor-names.ts';
import { answersOf } from './answers-of.ts';
import { jsonText, mostResults, shortenText } from './mcp-limits.ts';
import { inToolTerms, type McpWords, mcpWords, type ToolWords } from './mcp-words.ts';

/** What a tool answers. */
export interface McpAnswer {
  /** The structured answer, of a tool that has one. */
  readonly value: object | undefined;
  /** What the command of the same purpose prints, shortened where it is long. */
  readonly text: string;
}

/** A tool of the MCP server. */
export interface McpTool {
  /** What clients are told about it. */
  readonly listed: Tool;
  /**
   * Runs the tool.
   *
   * @param given the arguments as the client sent them
   * @throws UsageError when the arguments are wrong
   */
  call(given: unknown): Promise<McpAnswer>;
}

/** Models pay for every entry that they read: fewer than a person gets. */
const defaultLimit = 5;

/** Longer texts are for `errcode scan`; a model writes none of this length. */
const longestText = 100_000;
/** Longer queries are texts to explain. */
const longestQuery = 2000;

/** The tables are only read, and nothing else is reached. */
const annotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

/** What a program needs of a hit: the list that the text is, and how well each matched. */
const hitsSchema = {
  type: 'object' as const,
  properties: {
    results: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          vendor: { type: 'string' },
          code: { type: 'string' },
          message: { type: 'string' },
          score: { type: 'number' },
        },
        required: ['vendor', 'code', 'message', 'score'],
      },
    },
  },
  required: ['results'],
};

/** A hit as the command prints it with `--json`. */
interface HitRecord {
  readonly vendor: string;
  readonly code: string;
  readonly message: Localized;
  readonly score: number;
}

interface ToolDefinition<Input> {
  readonly name: string;
  readonly words: ToolWords;
  readonly input: z.ZodType<Input>;
  /** How the structured answer is made of what the command prints with `--json`; none when left out. */
  readonly output?: { readonly schema: Tool['outputSchema']; readonly of: (value: object) => object };
  /** The command that answers. */
  readonly run: (context: Context, input: Input) => Promise<ExitCode>;
}

/** What is wrong with arguments, each with its place. */
function problemsOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => [...path, message].join(': ')).join('; ');
}

/** What tools have in common: whose codes to look at, and whether whole entries are wanted. */
interface CommonInput {
  readonly vendor?: string | undefined;
  readonly full?: boolean | undefined;
}

function makeTool<Input extends CommonInput>(
  context: Context,
  { name, words, input, output, run }: ToolDefinition<Input>,
): McpTool {
  const messages = context.words === 'zh' ? { error: chinese().localeError } : {};
  return {
    listed: {
      name,
      ...words,
      inputSchema: z.toJSONSchema(input, { io: 'input' }) as Tool['inputSchema'],
      ...(output && { outputSchema: output.schema }),
      annotations: { title: words.title, ...annotations },
    },
    async call(given) {
      const read = input.safeParse(given ?? {}, messages);
      if (!read.success) {
        const sentence = mcpWords(context.words).badInput(name, problemsOf(read.error));
        throw new UsageError(() => sentence);
      }
      const { vendor } = read.data;
      const vendors =
        vendor === undefined ? context.vendors : await resolveVendors(context.catalog, [vendor]);
      const narrowed = { ...context, vendors };
      const { value, text } = await answersOf(narrowed, (inner) => run(inner, read.data));
      if (read.data.full === true) return { value: undefined, text: jsonText(value) };
      return {
        value: output?.of(value),
        text: shortenText(inToolTerms(text), mcpWords(context.words).omitted),
      };
    },
  };
}

/** The tools of the MCP server. Those who start it with `--vendor` narrow all of them to these vendors. */
export function mcpTools(context: Context): McpTool[] {
  const words: McpWords = mcpWords(context.words);
  const known = context.catalog.vendors.map(({ id }) => id);
  const vendor = z.string().min(1).optional().describe(words.vendor(known));
  const full = z.boolean().optional().describe(words.full);
  return [
    makeTool(context, {
      name: 'lookup_error_code',
      words: words.lookup,
      input: z.strictObject({
        code: z.union([z.string().min(1).max(2000), z.int()]).describe(words.code),
        vendor,
        full,
      }),
      run: (inner, { code }) => lookup(inner, [String(code)]),
    }),
    makeTool(context, {
      name: 'search_error_codes',
      words: words.search,
      input: z.strictObject({
        query: z.string().min(1).max(longestQuery).describe(words.query),
        vendor,
        limit: z.int().min(1).max(mostResults).default(defaultLimit).describe(words.limit),
      }),
      output: {
        schema: hitsSchema,
        of: (value) => ({
          results: (value as { results: readonly HitRecord[] }).results.map(
            ({ vendor: id, code, message, score }) => ({
              vendor: id,
              code,
              message: message[context.words],
              score,
            }),
          ),
        }),
      },
      run: (inner, { query, limit }) => search(inner, [query], { limit }),
    }),
    makeTool(context, {
      name: 'explain_error_text',
      words: words.explain,
      input: z.strictObject({ text: z.string().min(1).max(longestText).describe(words.text), vendor, full }),
      run: (inner, { text }) => explainGiven(inner, text),
    }),
  ];
}
