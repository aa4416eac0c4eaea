import type { Entry } from '../../src/catalog/types.ts';

/** An entry for tests, with what the test is about put in. */
export function makeEntry(parts: Partial<Entry> = {}): Entry {
  return {
    vendor: 'dingtalk',
    code: '40014',
    name: 'INVALID_ACCESS_TOKEN',
    section: null,
    sections: [],
    topic: 'credentials',
    kind: 'error',
    category: 'auth',
    retry: 'refresh-token',
    message: { zh: '不合法的access_token', en: 'Invalid access_token' },
    variants: [],
    phrases: { zh: [], en: [] },
    cause: null,
    steps: [],
    explained: true,
    guide: null,
    related: [],
    docs: null,
    source: { message: 'vendor', published: ['zh'], steps: null, date: '2026-05-06', text: null },
    retired: null,
    interfaces: { names: [], count: 0 },
    own: null,
    ...parts,
  };
}
