import type { Store, StoredEntry, StoredFamily } from '../../src/catalog/store.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { catalog } from './run.ts';

const family = (parts: Partial<StoredFamily>): StoredFamily => ({
  vendor: 'dingtalk',
  prefix: null,
  range: null,
  name: { zh: '参数不合法', en: 'Invalid parameter' },
  category: 'parameter',
  retry: 'fix-first',
  cause: { zh: '请求里有一个字段不合法。', en: 'A field of the request is not valid.' },
  steps: [{ zh: '看码里写的字段名。', en: 'Read the name of the field in the code.' }],
  guide: null,
  ...parts,
});

/** The bundled tables with families, and with DingTalk's 40014 as nobody had explained it. */
export function withFamilies(): Store {
  const [store] = catalog.stores as [Store];
  const entries = store.entries().map((entry): StoredEntry => {
    if (entry.code !== '40014' || entry.name !== 'INVALID_ACCESS_TOKEN') return entry;
    const { code, topic, category, retry, message } = entry;
    return {
      code,
      topic,
      category,
      retry,
      message,
      steps: [{ zh: '换一个新的 token。', en: 'Get a new token.' }],
      guide: 'dingtalk/access-token',
    };
  });
  return memoryStore({
    meta: store.meta,
    entries,
    guides: store.guides(),
    platforms: [],
    families: [
      family({ prefix: 'invalidParameter.' }),
      family({
        range: [777_000, 777_999],
        name: { zh: '限流', en: 'Rate limits' },
        category: 'rate-limit',
        retry: 'backoff',
        cause: null,
        guide: 'dingtalk/access-token',
      }),
      family({
        vendor: 'welink',
        range: [777_000, 777_999],
        name: { zh: '系统', en: 'System faults' },
        retry: 'backoff',
      }),
    ],
  });
}
