import type { Command } from '../command.ts';

export const command: Command = {
  name: 'vendors',
  group: 'find',
  text: { zh: '列出平台、别名、码数和来源', en: 'list vendors, aliases, numbers of codes and sources' },
  usage: '[options]',
  otherNames: ['vendor', 'platforms', 'providers', 'info'],
  examples: ['errcode vendors', "errcode vendors --json | jq -r '.results[].id'"],
  load: async () => (await import('./vendors.ts')).vendors,
};
