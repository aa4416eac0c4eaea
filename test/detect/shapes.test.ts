/** Every code of the tables, with a message that its vendor publishes, in every form in which responses reach people. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/catalog/types.ts';
import { createDetector } from '../../src/detect/detect.ts';
import { createExplainer } from '../../src/detect/explain.ts';
import { mask } from '../../src/detect/mask.ts';
import { catalog } from '../support/run.ts';
import { type Fields, proseShapes, shapes } from '../support/shapes.ts';

const detector = createDetector(catalog);
type Draw = (fields: Fields) => string;
const allShapes: [string, Draw][] = Object.entries({ ...shapes, ...proseShapes });

/** Messages that speak of other codes hold these too. */
const namesCode = /^\d{4,}[,，:]|码 ?\d|code:? ?\d/i;

/** All messages that a vendor publishes for a code. */
function publishedMessages({ message, variants, source }: Entry): string[] {
  return source.published
    .flatMap((language) => [message, ...variants].map((wording) => wording[language]))
    .filter((text) => !namesCode.test(text));
}

/** A number of few digits, and a word of every program, is a code where something else tells so, and not by its field alone. */
const isTelling = (code: string): boolean => !/^(?:-?\d{1,3}|error|reject)$/i.test(code) || code === '-1';

const entries = catalog
  .entries()
  .filter((one) => one.kind !== 'success' && isTelling(one.code) && publishedMessages(one).length > 0);

/** A response as the vendor of an entry writes it. */
function responseOf({ vendor: id, code }: Entry, message: string): Fields {
  const vendor = catalog.vendors.find((one) => one.id === id);
  const [codeField, messageField] = [vendor?.envelope.code[0], vendor?.envelope.message[0]];
  // Newer interfaces answer with words, in fields of their own.
  if (!/^-?\d+$/.test(code)) return { code, message };
  const isText = vendor?.envelope.types.includes('text') ?? false;
  return {
    [codeField as string]: isText ? code : Number(code),
    [messageField as string]: message,
  };
}

interface Call {
  readonly entry: Entry;
  readonly message: string;
}

const calls: fc.Arbitrary<Call> = fc
  .constantFrom(...entries)
  .chain((entry) => fc.constantFrom(...publishedMessages(entry)).map((message) => ({ entry, message })));

/** What stands around a response in a log. */
const noise = fc
  .array(fc.constantFrom('GET', 'retrying', '部门', '\n', ' ', '17:03:09', '[main]', 'x.py:72', '。', '->'), {
    maxLength: 12,
  })
  .map((words) => words.join(' '));

describe.each(allShapes)('%s', (_, draw) => {
  it('gives back the code, its message and its vendor', () => {
    fc.assert(
      fc.property(calls, noise, noise, ({ entry, message }, before, after) => {
        const text = `${before}\n${draw(responseOf(entry, message))}\n${after}`;
        const found = detector(text).filter(({ isSuccess }) => !isSuccess);
        expect(found.map(({ code }) => code)).toEqual([entry.code]);
        expect(found[0]?.candidates.map(({ vendor }) => vendor)).toContain(entry.vendor);
        const { start, end } = found[0] as { start: number; end: number };
        expect(start).toBeGreaterThan(before.length);
        expect(end).toBeLessThanOrEqual(text.length - after.length);
      }),
      { numRuns: 24 },
    );
  });

  it('names the vendor first where only one publishes the message', () => {
    fc.assert(
      fc.property(calls, ({ entry, message }) => {
        const others = catalog.find(entry.code).filter(({ vendor }) => vendor !== entry.vendor);
        fc.pre(others.length === 0);
        expect(detector(draw(responseOf(entry, message)))[0]?.vendor).toBe(entry.vendor);
      }),
      { numRuns: 8 },
    );
  });
});

/** Dummies of everything that must not be printed back. */
const letters = (characters: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength });
const hex = letters('0123456789abcdef', 24, 40);
const base64 = letters('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', 24, 64);
const telephone = letters('0123456789', 9, 9).map((digits) => `13${digits}`);
const uuid = fc.uuid();

interface Secret {
  readonly field: string;
  readonly value: string;
  readonly secret: string;
}

const asField = (names: readonly string[], values: fc.Arbitrary<string>): fc.Arbitrary<Secret> =>
  fc
    .record({ field: fc.constantFrom(...names), value: values })
    .map((one) => ({ ...one, secret: one.value }));
const inText = (prefix: string, values: fc.Arbitrary<string>, field = 'url'): fc.Arbitrary<Secret> =>
  values.map((secret) => ({ field, value: prefix + secret, secret }));

const secretKinds: Record<string, fc.Arbitrary<Secret>> = {
  tokens: asField(
    ['access_token', 'accessToken', 'refresh_token', 'suite_access_token', 'x-acs-dingtalk-access-token'],
    hex,
  ),
  'tokens in base64': asField(['access_token', 'token', 'userAccessToken'], base64),
  secrets: asField(['appsecret', 'app_secret', 'client_secret', 'corpSecret', 'suiteSecret'], base64),
  passwords: asField(['password', 'passwd', 'dbPassword', 'pwd'], hex),
  signatures: asField(['sign', 'signature', 'msg_signature', 'X-Sign'], base64),
  tickets: asField(['jsapi_ticket', 'suite_ticket'], hex),
  'keys of encryption': asField(['encodingAesKey', 'aes_key', 'private_key', 'api_key'], base64),
  'bearer tokens': inText('Bearer ', hex, 'Authorization'),
  'telephone numbers': asField(['mobile', 'phone', 'userid', 'to'], telephone),
  'telephone numbers in a sentence': inText('手机号已存在: ', telephone, 'detail'),
  'keys of DingTalk’s web hooks': inText('https://oapi.dingtalk.com/robot/send?access_token=', hex),
  'keys of WeCom’s web hooks': inText('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=', uuid),
  'keys of Feishu’s web hooks': inText('https://open.feishu.cn/open-apis/bot/v2/hook/', uuid),
  'keys of Slack’s web hooks': inText('https://hooks.slack.com/services/T0AAAAAAA/B0AAAAAAA/', hex),
};

describe.each(Object.entries(secretKinds))('%s', (_, secrets) => {
  it.each(Object.entries(shapes))('are not printed back from %s', (_, draw) => {
    fc.assert(
      fc.property(
        calls,
        secrets,
        fc.constantFrom(0, 1, 2),
        ({ entry, message }, { field, value, secret }, where) => {
          const [code, said] = Object.entries(responseOf(entry, message));
          const fields: [string, string | number][][] = [
            [code as [string, number], said as [string, string], [field, value]],
            [[field, value], code as [string, number], said as [string, string]],
            // As platforms quote what they were given.
            [code as [string, number], [(said as [string, string])[0], `${message} ${field}=${value}`]],
          ];
          const text = draw(Object.fromEntries(fields[where] as [string, string | number][]));
          const explainer = createExplainer(catalog);
          explainer.add(text);
          const told = JSON.stringify(explainer.explanations().map(({ message, facts }) => [message, facts]));
          // The first characters may stay, to tell which secret it was.
          for (const shown of [secret.slice(4), encodeURIComponent(secret).slice(6)]) {
            // A code may have the same digits by chance.
            if (`${(code as [string, number])[1]} ${message}`.includes(shown)) continue;
            expect(mask(text)).not.toContain(shown);
            expect(told).not.toContain(shown);
          }
        },
      ),
      { numRuns: 6 },
    );
  });
});
