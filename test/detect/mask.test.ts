/** Secrets do not come back, however they are written; everything else does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import { mask, maskPart } from '../../src/detect/mask.ts';
import { processorTime } from '../support/processor-time.ts';
import { catalog } from '../support/run.ts';
import { drawValue, places, secretForms, shows } from './secret-forms.ts';
import { usefulTexts } from './useful-texts.ts';

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
      's:19:"不合法的suitesecret";s:12:"access_token";s:20:"a1b2***";',
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

describe('secrets of every form at every place', () => {
  const draw = fc.array(fc.double({ min: 0, max: 0.999_999, noNaN: true }), { minLength: 50, maxLength: 50 });

  it('come back from at most one text of fifty', () => {
    const draws = fc.sample(draw, { numRuns: 2 * places.length * secretForms.length, seed: 7 });
    const leaks: string[] = [];
    let texts = 0;
    for (const form of secretForms) {
      for (const [place, put] of places) {
        for (let i = 0; i < 2; i++) {
          const value = drawValue(form, draws[texts++] as number[]);
          const text = put(form.form.replaceAll('{}', () => value));
          const told = detect(text, catalog).map(({ message, facts }) => [message, facts]);
          if (shows(mask(text) + JSON.stringify(told), value)) leaks.push(`${place}: ${form.form}`);
        }
      }
    }
    expect(leaks.length / texts, leaks.join('\n')).toBeLessThan(0.02);
    // No form leaks as such.
    const byForm = new Map<string, number>();
    for (const form of leaks.map((leak) => leak.replace(/^[^:]*: /, ''))) {
      byForm.set(form, 1 + (byForm.get(form) ?? 0));
    }
    expect(Math.max(0, ...byForm.values())).toBeLessThan(places.length);
  });

  it.each([
    ['password="correct horse battery staple"', 'password="corr***"'],
    ['密码：Hunter2Abc99', '密码：Hunt***'],
    ['密钥：Zq7Xk9Lm2Pw4Rt6Vb8', '密钥：Zq7X***'],
    ['Authorization: Zq7Xk9Lm2Pw4Rt6Vb8', 'Authorization: Zq7X***'],
    ['Cookie: JSESSIONID=A1B2C3D4E5F6; sid=Zq7Xk9Lm', 'Cookie: JSES***'],
    ['SecretId: AKIDz8krbsJ5yKBZQpn74WFkmLPx3gnPhESA', 'SecretId: AKID***'],
    ["{b'secret': b'Zq7Xk9Lm2Pw4Rt6Vb8'}", "{b'secret': b'Zq7X***'}"],
    ["Cred(secret=SecretStr('Zq7Xk9Lm2Pw4Rt6Vb8'))", "Cred(secret=SecretStr('Zq7X***'))"],
    ['--secret Zq7Xk9Lm2Pw4Rt6Vb8', '--secret Zq7X***'],
    ['curl -u admin:Hunter2 https://example.com', 'curl -u admin:*** https://example.com'],
    ['redis://:Hunter2@10.0.0.1', 'redis://:***@10.0.0.1'],
    ['/callback?code=021aBcD3eF&state=1', '/callback?code=***&state=1'],
    ['invalid token Zq7Xk9Lm2P', 'invalid token ***'],
    ['token [Zq7Xk9Lm2P] expired', 'token [***] expired'],
    [`SEC${'0a1b2c3d'.repeat(8)}`, 'SEC0***'],
    ['Some(Secret("Zq7X k9Lm"))', 'Some(Secret("***"))'],
  ])('%s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each(usefulTexts)('are not seen in %s', (text) => {
    expect(mask(text)).toBe(text);
  });

  it('are looked for in time that grows with the text only', () => {
    const hostile = [
      'password=',
      'a"',
      '"password":"',
      'token ',
      '-----BEGIN A KEY-----',
      '://a:',
      'mysql -p',
      'secret([({',
    ];
    for (const part of [
      ...hostile,
      '-u a:',
      'cookie: a=b; ',
      'eyJ.',
      'aa:',
      '密码',
      'x-',
      '"tokens":["a","',
      'secret=a ',
    ]) {
      const text = part.repeat(Math.ceil(100_000 / part.length));
      const start = processorTime();
      mask(text);
      expect(processorTime() - start, part).toBeLessThan(3000);
    }
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
    const start = processorTime();
    for (let i = 0; i < 200; i++) maskPart(text, { start: 90_000, end: 90_100 });
    expect(processorTime() - start).toBeLessThan(3000);
  });
});
