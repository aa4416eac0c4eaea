import type { Command } from '../command.ts';

export const command: Command = {
  name: 'retry',
  group: 'scripts',
  text: {
    zh: '能否重试：退出码 0 可立即或退避后重试，3 要先换 token、等配额窗口或轮询，1 重试没用，2 不知道或没找到',
    en: 'can a retry help? Exit status 0 yes, now or with back-off; 3 only after a new token, a quota window or by polling; 1 no; 2 unknown or not found',
  },
  usage: '<code> [options]',
  arguments: [
    {
      name: '[code...]',
      text: {
        zh: '一个错误码（也可写成 平台:码 或 平台 码），或一段返回内容；- 是标准输入',
        en: 'one code, also as vendor:code or vendor code; or a response; - for standard input',
      },
    },
  ],
  examples: ['errcode retry dingtalk:-1 && sleep 2 && ./call-again', 'errcode retry 60020 --vendor dingtalk'],
  load: async () => (await import('./retry.ts')).retry,
};
