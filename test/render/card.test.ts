/**
 * Screens as people see them, kept as files in `screens/`: two languages, three widths, with and without colour.
 * After a change that is meant, `npx vitest run -u` writes them anew; the diff is to be read.
 */
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { VendorTable } from '../../src/catalog/catalog.ts';
import { type CardSetting, renderCard } from '../../src/render/card.ts';
import { loadStyle } from '../../src/render/style.ts';
import { displayWidth } from '../../src/render/width.ts';
import { isAddress } from '../../src/render/wrap.ts';
import { makeEntry } from '../support/entry.ts';
import { catalog } from '../support/run.ts';

const entry = makeEntry({
  cause: {
    zh: '请求里的 access_token 不对，或者没有放在钉钉要求的位置：旧版接口只从 URL 参数里读它。',
    en: 'The access_token in the request is wrong, or is not where DingTalk reads it; the old API takes it from the URL only.',
  },
  steps: [
    {
      zh: '确认 access_token 拼在请求 URL 后面（?access_token=…），而不是放在请求体里。',
      en: 'Make sure access_token is appended to the request URL (?access_token=…) and not put into the body.',
      from: 'entry',
    },
    { zh: '核对它的值没有被截断。', en: 'Check that its value was not cut.', from: 'guide' },
  ],
  guide: {
    id: 'dingtalk/access-token',
    title: { zh: 'access_token 的获取和缓存', en: 'Getting and caching the access_token' },
  },
  related: [
    {
      vendor: 'dingtalk',
      code: '42001',
      message: { zh: 'access_token超时', en: 'The access_token has expired' },
    },
    { vendor: 'qingtui', code: '40014', message: { zh: '不合法的access_token', en: 'Invalid access_token' } },
  ],
  docs: 'https://open.dingtalk.com/document/orgapp/server-api-error-codes-1',
  source: { message: 'vendor', published: ['zh'], steps: 'vendor', date: '2026-05-06', text: null },
});

async function settingFor(
  language: 'zh' | 'en' | 'both',
  columns: number,
  color = false,
  isFull = false,
): Promise<CardSetting> {
  return {
    isFull,
    language,
    style: await loadStyle(color),
    columns,
    hyperlinks: color,
    vendor: (id) => catalog.findVendor(id) as VendorTable,
  };
}

/** The lines of a card that are too wide; addresses are broken by the terminal. */
const tooWide = (card: string, columns: number): string[] =>
  card.split('\n').filter((line) => displayWidth(line) > columns && !isAddress(line.trim()));

describe('renderCard', () => {
  for (const language of ['zh', 'en', 'both'] as const) {
    for (const columns of [40, 80, 200]) {
      it(`in ${language} at ${columns} columns`, async () => {
        const card = renderCard(entry, await settingFor(language, columns));
        await expect(`${card}\n`).toMatchFileSnapshot(`screens/card-${language}-${columns}.txt`);
        expect(tooWide(card, columns)).toEqual([]);
      });
    }
  }

  for (const language of ['zh', 'en', 'both'] as const) {
    it(`in full in ${language}`, async () => {
      const card = renderCard(entry, await settingFor(language, 80, false, true));
      await expect(`${card}\n`).toMatchFileSnapshot(`screens/card-${language}-80-full.txt`);
      expect(tooWide(card, 80)).toEqual([]);
    });
  }

  it('in colour', async () => {
    const card = renderCard(entry, await settingFor('en', 80, true));
    await expect(`${card}\n`).toMatchFileSnapshot('screens/card-en-80-color.txt');
  });

  it('says the same with and without colour', async () => {
    const colored = renderCard(entry, await settingFor('zh', 60, true));
    expect(stripVTControlCharacters(colored)).toBe(renderCard(entry, await settingFor('zh', 60)));
  });

  it('links the documentation where the terminal can, over its whole address', async () => {
    const card = renderCard(entry, await settingFor('en', 40, true));
    const opened = card.split(`\u001b]8;;${entry.docs}\u0007`).length - 1;
    expect(opened).toBe(1);
  });

  it('shows section, variants, full wording and retirement', async () => {
    const card = renderCard(
      makeEntry({
        vendor: 'qingtui',
        section: '组织机构错误码',
        variants: [{ zh: '又一条消息', en: 'another message' }],
        source: {
          message: 'vendor',
          published: ['en'],
          steps: null,
          date: '2026-01-02',
          text: 'whole wording',
        },
        retired: '2025-01-01',
      }),
      await settingFor('en', 80, false, true),
    );
    expect(card).toContain('Organization error codes');
    expect(card).toContain('- another message');
    expect(card).toContain('whole wording');
    expect(card).toContain('since 2025-01-01');
  });

  describe('says what a brief code is about, and which interfaces return it', () => {
    const brief = (names: string[], count = names.length) =>
      makeEntry({ explained: false, interfaces: { names, count } });
    const area = async (one: ReturnType<typeof makeEntry>, columns = 80, isFull = false) =>
      renderCard(one, await settingFor('en', columns, false, isFull))
        .split('\n')
        .find((line) => line.startsWith('Area'));
    it.each([
      [[], 0, 80, 'Area  Credentials and login'],
      [['发送消息', '撤回消息'], 2, 80, 'Area  Credentials and login: 发送消息 · 撤回消息'],
      [['发送消息', '撤回消息'], 9, 80, 'Area  Credentials and login: 发送消息 · 撤回消息 (9 interfaces)'],
      [['发送消息', '撤回消息'], 2, 48, 'Area  Credentials and login: 发送消息 · 撤回消息'],
      [['发送消息', '撤回新版的消息'], 2, 52, 'Area  Credentials and login: 发送消息 (2 interfaces)'],
      [['一个名字很长很长的接口', '又一个'], 2, 40, 'Area  Credentials and login'],
    ])('%j of %j at %j columns', async (names, count, columns, line) => {
      expect(await area(brief(names, count), columns)).toBe(line);
    });
    it('all of them in full, of an explained code too', async () => {
      const one = { ...brief(['发送消息', '撤回消息'], 9), explained: true };
      expect(await area(one)).toBeUndefined();
      expect(await area(one, 80, true)).toMatch(/发送消息 · 撤回消息 \(9 interfaces\)$/);
    });
  });

  it('fits every entry of the tables into 40 columns', async () => {
    const setting = await settingFor('both', 40);
    const wrong = catalog.entries().filter((one) => tooWide(renderCard(one, setting), 40).length > 0);
    expect(wrong.map(({ vendor, code }) => `${vendor}:${code}`)).toEqual([]);
  });
});
