/** Secrets do not come back, however they are written; everything else does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask, maskPart } from '../../src/detect/mask.ts';

const secret = 'a1b2c3d4e5f6a7b8c9d0';

describe('mask', () => {
  it.each([
    [
      'JSON',
      `{"access_token":"${secret}","expires_in":7200}`,
      '{"access_token":"a1b2***","expires_in":7200}',
    ],
    ['JSON in JSON', `{\\"refreshToken\\":\\"${secret}\\"}`, '{\\"refreshToken\\":\\"a1b2***\\"}'],
    ['a query string', `/get?access_token=${secret}&x=1`, '/get?access_token=a1b2***&x=1'],
    ['an encoded query string', `access_token%3D${secret}%26x%3D1`, 'access_token%3Da1b2***%26x%3D1'],
    ['a web hook', `https://example.com/send?key=${secret}`, 'https://example.com/send?key=a1b2***'],
    ['a header', `Authorization: Bearer ${secret}`, 'Authorization: Bearer a1b2***'],
    ['a custom header', `x-acs-dingtalk-access-token: ${secret}`, 'x-acs-dingtalk-access-token: a1b2***'],
    ['a Python repr', `{'corpsecret': '${secret}'}`, "{'corpsecret': 'a1b2***'}"],
    ['a Java toString', `Config(appSecret=${secret}, id=7)`, 'Config(appSecret=a1b2***, id=7)'],
    ['a signature', `sign=${secret}&timestamp=1`, 'sign=a1b2***&timestamp=1'],
    [
      'a web hook of Feishu',
      `https://open.feishu.cn/open-apis/bot/v2/hook/${secret}`,
      'https://open.feishu.cn/open-apis/bot/v2/hook/a1b2***',
    ],
    [
      'a web hook of Slack',
      `https://hooks.slack.com/services/T0AAAAAAA/B0AAAAAAA/${secret}`,
      'https://hooks.slack.com/services/T0AAAAAAA/B0AAAAAAA/a1b2***',
    ],
    ['serialised PHP', `s:12:"access_token";s:20:"${secret}";`, 's:12:"access_token";s:20:"a1b2***";'],
    [
      'a field after a message that ends like one',
      `s:19:"不合法的suitesecret";s:12:"access_token";s:20:"${secret}";`,
      's:19:"不合法的suitesecret";s:12:"acce***";s:20:"a1b2***";',
    ],
    ['a short password', '"password": "hunter"', '"password": "***"'],
    ['a telephone number', '"mobile":"13812345678"', '"mobile":"1381***"'],
    ['a telephone number in a sentence', '手机号13812345678已存在', '手机号1381***已存在'],
  ])('hides the secret of %s', (_, text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    '{"errcode":40014,"errmsg":"不合法的access_token"}',
    'access_token: invalid',
    'token expired',
    '"secret": null',
    '"request_id":"15r6taqz8r6xu"',
    'timestamp=1680743351',
    'design: 1234567890abcdef',
  ])('leaves %s', (text) => {
    expect(mask(text)).toBe(text);
  });

  it('never shows a secret, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        expect(mask(`${before}\n{"app_secret":"${secret}"}\n${after}`)).not.toContain(secret);
      }),
    );
  });
});

describe('a part of a text', () => {
  it('that begins within a secret shows nothing of it', () => {
    const long = secret.repeat(20);
    const text = `failed with access_token=${long} (40014)`;
    const begin = text.indexOf(long);
    for (let start = 0; start < text.length; start++) {
      const shown = maskPart(text, { start, end: text.length });
      expect(shown).not.toContain(secret.slice(5));
      expect(shown.endsWith(text.slice(Math.max(start, begin + long.length)))).toBe(true);
    }
    expect(maskPart(text, { start: 0, end: text.length })).toBe('failed with access_token=a1b2*** (40014)');
    expect(maskPart(text, { start: begin + 50, end: text.length })).toBe('*** (40014)');
  });

  it('takes its time only', () => {
    const text = 'a'.repeat(100_000);
    const start = performance.now();
    for (let i = 0; i < 200; i++) maskPart(text, { start: 90_000, end: 90_100 });
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
