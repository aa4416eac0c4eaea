import { Readable, Writable } from 'node:stream';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
} from '@modelcontextprotocol/sdk/types.js';
import { CacheError, TablesError } from '../../catalog/tables-error.ts';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import { visible } from '../../render/visible.ts';
import type { Terminal } from '../../terminal.ts';
import { type Context, UsageError } from '../context.ts';
import { usageWords } from '../usage-words.ts';
import { type McpTool, mcpTools } from './mcp-tools.ts';
import { inToolTerms, mcpWords } from './mcp-words.ts';

/** A sentence that the model can mend its call by, as the protocol wants errors of tools told. */
function failure(sentence: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text: sentence }] };
}

/**
 * Answers one call. Every answer is whole in its text, which all clients hand to the model. Some hand it the structured
 * content instead or too, so that is left out where it would only say the same at greater length.
 */
async function callTool({ words }: Context, tool: McpTool, given: unknown): Promise<CallToolResult> {
  try {
    const { value, text } = await tool.call(given);
    return {
      content: [{ type: 'text', text }],
      ...(value && { structuredContent: value as Record<string, unknown> }),
    };
  } catch (error) {
    if (error instanceof UsageError) return failure(inToolTerms(error.say(usageWords(words))));
    if (error instanceof TablesError) return failure(usageWords(words).noTables(visible(error.message, 300)));
    throw error;
  }
}

function createServer(context: Context): Server {
  const words = mcpWords(context.words);
  let tools = mcpTools(context);
  // The SDK's own `McpServer` takes schemas of zod only; the answers' schema is the one that `errcode schema` prints.
  const server = new Server(
    { name: 'errcode', version: context.version() },
    { capabilities: { tools: {} }, instructions: words.instructions },
  );
  server.setRequestHandler(ListToolsRequestSchema, async () => ({
    tools: tools.map(({ listed }) => listed),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const call = (): Promise<CallToolResult> => {
      const tool = tools.find(({ listed }) => listed.name === params.name);
      if (tool) return callTool(context, tool, params.arguments);
      const known = tools.map(({ listed }) => listed.name);
      throw new McpError(ErrorCode.InvalidParams, words.noTool(visible(params.name), known));
    };
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof CacheError)) throw error;
      error.discard();
      // In the days that a client may stay open, what is kept of own tables is taken away when they change.
      tools = mcpTools(await context.withTables([]));
      return call();
    }
  });
  server.onerror = (error) => {
    // The validator's message is a list of all that JSON-RPC would have allowed.
    const reason = error instanceof SyntaxError ? visible(error.message, 300) : words.noMessage;
    context.terminal.writeError(`errcode: ${words.badMessage(reason)}\n`);
  };
  return server;
}

/** The terminal's stdout as a stream. @param end told when nobody reads it any more, with the error when it cannot be written */
function outputOf(terminal: Terminal, end: (error?: Error) => void): Writable {
  return new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      try {
        terminal.write(text);
        if (!terminal.isOutputOpen) end();
      } catch (error) {
        end(error as Error);
      }
      done();
    },
  });
}

/**
 * `errcode mcp`: the tables as tools of the Model Context Protocol, on stdin and stdout, until the client closes.
 *
 * @throws OutputError when stdout cannot be written
 */
export async function mcp(context: Context): Promise<ExitCode> {
  const { terminal } = context;
  if (terminal.isInputInteractive) terminal.writeError(mcpWords(context.words).waiting);
  const input = Readable.from(terminal.input(), { objectMode: false });
  const server = createServer(context);
  await new Promise<void>((resolve, reject) => {
    input.once('close', resolve);
    input.on('error', reject);
    const output = outputOf(terminal, (error) => {
      if (error) reject(error);
      else resolve();
      void server.close();
      // The client may keep its end open for ever.
      terminal.closeInput();
    });
    server.connect(new StdioServerTransport(input, output)).catch(reject);
  });
  return exitCodes.found;
}
