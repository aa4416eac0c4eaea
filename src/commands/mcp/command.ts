import type { Command } from '../command.ts';

export const command: Command = {
  name: 'mcp',
  group: 'setUp',
  text: {
    zh: '作为 MCP 服务器给编码助手用（标准输入输出）',
    en: 'serve coding agents: a Model Context Protocol server on standard input and output',
  },
  usage: '[options]',
  otherNames: ['serve', 'server'],
  examples: ['claude mcp add errcode -- errcode mcp', 'errcode mcp --vendor dingtalk --lang zh'],
  load: async () => (await import('./mcp.ts')).mcp,
};
