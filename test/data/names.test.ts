/** Every name is a legal identifier, and no keyword, in all languages that programs are generated in. */
import { describe, expect, it } from 'vitest';
import { goName } from '../../src/render/export/identifiers.ts';
import { catalog } from '../support/run.ts';

const entries = catalog.entries();

describe('names', () => {
  // None of these languages has a keyword in capitals throughout, and none a keyword that begins with a vendor.
  it.each([
    ['TypeScript, Java and Python', (_: string, name: string) => name, /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/],
    [
      'Go',
      goName,
      new RegExp(`^(?:${catalog.vendors.map(({ identifier }) => identifier).join('|')})[A-Z][A-Za-z0-9]*$`),
    ],
  ])('are legal in %s', (_, nameOf, legal) => {
    const names = entries.map(({ vendor, name }) =>
      nameOf(catalog.findVendor(vendor)?.identifier ?? '', name),
    );
    expect(names.filter((name) => !legal.test(name))).toEqual([]);
  });

  it.each([
    ['dingtalk', '40014', 'INVALID_ACCESS_TOKEN'],
    ['dingtalk', '60020', 'IP_NOT_ALLOWED'],
    ['welink', '47103', 'TOKEN_EXPIRED'],
    ['wps', '100014', 'ACCESS_TOKEN_EXPIRED'],
    ['guanaitong', '1000210002', 'SIGNATURE_CHECK_FAILED'],
  ])('of %s %s is %s', (vendor, code, name) => {
    expect(catalog.find(code, [vendor]).map((entry) => entry.name)).toEqual([name]);
  });
});

describe('names in Go', () => {
  it.each([
    ['INVALID_USER_ID', 'DingTalkInvalidUserID'],
    ['JSON_BODY_REQUIRED', 'DingTalkJSONBodyRequired'],
    ['JSAPI_INVALID_URL', 'DingTalkJSAPIInvalidURL'],
    ['MICRO_APP_URLS_DIFFER', 'DingTalkMicroAppURLsDiffer'],
    ['MISSING_OAUTH_CODE', 'DingTalkMissingOAuthCode'],
  ])('%s is %s', (name, expected) => {
    expect(goName('DingTalk', name)).toBe(expected);
  });
});
