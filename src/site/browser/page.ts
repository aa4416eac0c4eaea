/** The page's script: language, colours, search, and the box for whole responses. It changes no page, it only shows and hides. */
import type { SiteAnswer, SiteHit } from '../engine.ts';
import type { ExplainedCode, ExplainedMeaning } from '../explain.ts';
import { htmlLanguages, keep, type Language, showLanguage, shownLanguage } from './choices.ts';
import { connect } from './connect.ts';
import type { Told } from './protocol.ts';

interface Localized {
  readonly zh: string;
  readonly en: string;
}

const root = document.documentElement;
/** The way from here to the site's root. */
const base = root.dataset.root ?? '';
const vendor = root.dataset.vendor;
const isServed = location.protocol !== 'file:';

const texts = {
  loading: { zh: '正在加载…', en: 'Loading…' },
  nothing: { zh: '没有找到', en: 'Nothing found' },
  hits: { zh: '条结果', en: 'results' },
  failed: { zh: '无法加载数据', en: 'The data could not be loaded' },
  unknown: { zh: '表里没有这个码：', en: 'No table has this code: ' },
  kind: { zh: '同类的码：', en: 'Codes of this kind: ' },
  noTable: { zh: '没有收录这个平台：', en: 'There is no table of this platform: ' },
  noCode: { zh: '文中没有找到错误码', en: 'There is no error code in this text' },
  cause: { zh: '原因', en: 'Cause' },
  steps: { zh: '排查', en: 'Steps' },
  more: { zh: '详细说明', en: 'The whole page' },
  copied: { zh: '已复制', en: 'Copied' },
  copy: { zh: '复制', en: 'Copy' },
} as const satisfies Record<string, Localized>;

const retries: Readonly<Record<string, Localized>> = {
  'fix-first': { zh: '先改再试', en: 'fix first' },
  backoff: { zh: '间隔加长再试', en: 'retry, back off' },
  'refresh-token': { zh: '重新获取 token', en: 'renew, then retry' },
  later: { zh: '等限流窗口过去', en: 'retry later' },
  poll: { zh: '稍后查询', en: 'ask again' },
  'none-needed': { zh: '不必重试', en: 'no retry' },
  unknown: { zh: '能否重试不明', en: 'retry unclear' },
};

type Child = Node | string | false | null | undefined;

/** Makes an element. Texts stay texts. */
function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  for (const child of children) if (child) made.append(child);
  return made;
}

/** A text of which the reader sees the language that is chosen. */
function both(
  text: Localized,
  marks?: Readonly<Record<Language, readonly (readonly [number, number])[]>>,
): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const languages: readonly Language[] = text.zh === text.en ? ['zh'] : ['zh', 'en'];
  for (const language of languages) {
    const span = element(
      'span',
      languages.length === 1 ? {} : { class: language, lang: htmlLanguages[language] },
    );
    let at = 0;
    for (const [start, end] of marks?.[language] ?? []) {
      span.append(text[language].slice(at, start), element('mark', {}, text[language].slice(start, end)));
      at = end;
    }
    span.append(text[language].slice(at));
    fragment.append(span);
  }
  return fragment;
}

/** The address of a page. Only where there is no server are files named. */
function address(path: string): string {
  const [plain = '', anchor] = path.split('#');
  return `${base}${plain}${isServed ? '' : 'index.html'}${anchor === undefined ? '' : `#${anchor}`}` || './';
}

/** Takes the files' names out of links, so that pages keep one address. */
function tidyLinks(): void {
  if (!isServed) return;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href*="index.html"]')) {
    const href = link.getAttribute('href') ?? '';
    if (!/^https?:/i.test(href)) link.setAttribute('href', href.replace(/index\.html(?=$|#)/, '') || './');
  }
  if (location.pathname.endsWith('/index.html'))
    history.replaceState(
      null,
      '',
      location.pathname.slice(0, -'index.html'.length) + location.search + location.hash,
    );
}

/** Puts what stands in attributes, and the title, into the language that is shown. */
function speak(): void {
  const language = shownLanguage();
  for (const one of document.querySelectorAll<HTMLElement>('[data-zh]')) {
    const text = one.dataset[language] ?? '';
    if (one.dataset.for) one.setAttribute(one.dataset.for, text);
    else one.textContent = text;
  }
}

function setUpTools(): void {
  for (const hidden of document.querySelectorAll<HTMLElement>('.tools, .search, .paste'))
    hidden.hidden = false;
  document.querySelector('#language')?.addEventListener('click', () => {
    const language = shownLanguage() === 'zh' ? 'en' : 'zh';
    keep('lang', language);
    showLanguage(language);
    speak();
  });
  document.querySelector('#theme')?.addEventListener('click', () => {
    const isDark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = isDark ? 'light' : 'dark';
    keep('theme', root.dataset.theme);
  });
}

function setUpCopying(): void {
  for (const line of document.querySelectorAll<HTMLElement>('.command')) {
    const code = line.querySelector('code');
    if (!code || !navigator.clipboard) continue;
    const button = element('button', { type: 'button' }, both(texts.copy));
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(code.textContent ?? '').then(
        () => button.replaceChildren(both(texts.copied)),
        () => getSelection()?.selectAllChildren(code),
      );
    });
    line.append(button);
  }
}

/** Told to whoever asked. */
const waiting = new Map<number, (told: Told) => void>();
let asked = 0;
const engine = connect(base, vendor, (told) => {
  if (told.kind === 'ready') root.dataset.search = 'ready';
  else if (told.kind !== 'alive') waiting.get(told.id)?.(told);
});

function setUpSearch(): void {
  const form = document.querySelector<HTMLFormElement>('.search');
  const input = form?.querySelector('input');
  const panel = form?.querySelector<HTMLElement>('.panel');
  const list = form?.querySelector<HTMLElement>('#hits');
  const status = form?.querySelector<HTMLElement>('.status');
  if (!form || !input || !panel || !list || !status) return;
  let selected = -1;
  let last = '';
  let hasMoved = false;

  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role=option]')];
  function select(position: number): void {
    const all = options();
    selected = all.length === 0 ? -1 : (position + all.length) % all.length;
    for (const [i, option] of all.entries()) option.setAttribute('aria-selected', String(i === selected));
    const one = all[selected];
    if (one) {
      input?.setAttribute('aria-activedescendant', one.id);
      one.scrollIntoView({ block: 'nearest' });
    } else input?.removeAttribute('aria-activedescendant');
  }
  function open(isOpen: boolean): void {
    if (panel) panel.hidden = !isOpen;
    input?.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) input?.removeAttribute('aria-activedescendant');
  }
  const optionOf = (hit: SiteHit, i: number): HTMLElement =>
    element(
      'a',
      { role: 'option', id: `hit-${i}`, href: address(hit.path), tabindex: '-1', 'aria-selected': 'false' },
      element('span', { class: 'whose' }, both(hit.vendor), ' ', element('code', {}, hit.code)),
      element('span', { class: 'says' }, hit.message ? both(hit.message, hit.marks) : '…'),
      hit.retry &&
        element('span', { class: `badge ${hit.retry}` }, both(retries[hit.retry] ?? { zh: '', en: '' })),
    );
  function show({ hits, unknown, otherPlatform, isDone }: SiteAnswer): void {
    // What the reader went to stays selected while more comes in.
    const before = hasMoved ? options()[selected]?.getAttribute('href') : undefined;
    list?.replaceChildren(...hits.map(optionOf));
    const again = options().findIndex((option) => option.getAttribute('href') === before);
    select(again >= 0 ? again : hits.length > 0 ? 0 : -1);
    const parts: Child[] = [];
    if (unknown) {
      parts.push(both(texts.unknown), element('code', {}, unknown.code), ' ');
      for (const family of unknown.families)
        parts.push(
          both(texts.kind),
          element('a', { href: address(family.path) }, both(family.vendor), ' ', both(family.name)),
          ' ',
        );
    }
    if (otherPlatform !== null) parts.push(both(texts.noTable), otherPlatform, ' ');
    if (!isDone) parts.push(both(texts.loading));
    else if (hits.length > 0) parts.push(`${hits.length} `, both(texts.hits));
    else if (!unknown && otherPlatform === null) parts.push(both(texts.nothing));
    status?.replaceChildren(...parts.filter((part): part is Node | string => Boolean(part)));
    open(true);
  }
  function ask(): void {
    const text = input?.value.trim() ?? '';
    if (text === last) return;
    last = text;
    hasMoved = false;
    for (const id of [...waiting.keys()]) if (id < 0) waiting.delete(id);
    if (text === '') {
      open(false);
      return;
    }
    const id = -++asked;
    waiting.set(id, (told) => {
      if (told.kind === 'search') show(told.answer);
      else if (told.kind === 'failed') {
        status?.replaceChildren(both(texts.failed));
        open(true);
      }
    });
    engine.ask({ kind: 'search', id, text, vendor });
  }
  input.addEventListener('focus', () => {
    engine.start();
    if (input.value.trim() !== '' && options().length > 0) open(true);
  });
  input.addEventListener('input', ask);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    options()[Math.max(selected, 0)]?.click();
  });
  input.addEventListener('paste', (event) => {
    const box = document.querySelector<HTMLTextAreaElement>('#text');
    const text = event.clipboardData?.getData('text') ?? '';
    // A box of one line is no place for a whole response.
    if (!box || !(text.includes('\n') || /^\s*[{[]/.test(text))) return;
    event.preventDefault();
    box.value = text;
    box.focus();
    document.querySelector<HTMLFormElement>('#paste')?.requestSubmit();
  });
  form.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (panel.hidden && options().length > 0) open(true);
      else {
        hasMoved = true;
        select(selected + (event.key === 'ArrowDown' ? 1 : -1));
      }
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (panel.hidden) {
        input.value = '';
        ask();
      } else open(false);
    }
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea');
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  document.addEventListener('click', (event) => {
    if (event.target instanceof Node && !form.contains(event.target)) open(false);
  });
  form.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node) || !form.contains(event.relatedTarget)) open(false);
  });
  const query = new URLSearchParams(location.search).get('q');
  if (query) {
    input.value = query;
    engine.start();
    ask();
  }
}

const section = (label: Localized, ...children: readonly Child[]): HTMLElement =>
  element('div', {}, element('h4', {}, both(label)), ...children);

const meaningOf = (meaning: ExplainedMeaning): HTMLElement =>
  element(
    'article',
    { class: 'explained' },
    element(
      'h3',
      {},
      element(
        'a',
        { href: address(meaning.path) },
        both(meaning.vendor),
        ' ',
        element('code', {}, meaning.code),
      ),
      ' ',
      element(
        'span',
        { class: `badge ${meaning.retry}` },
        both(retries[meaning.retry] ?? { zh: '', en: '' }),
      ),
    ),
    element('p', { class: 'said' }, both(meaning.message)),
    meaning.cause && section(texts.cause, element('p', {}, both(meaning.cause))),
    meaning.steps.length > 0 &&
      section(texts.steps, element('ol', {}, ...meaning.steps.map((step) => element('li', {}, both(step))))),
    element('p', {}, element('a', { href: address(meaning.path) }, both(texts.more))),
  );

const explainedOf = (one: ExplainedCode): HTMLElement =>
  element(
    'section',
    { class: 'found' },
    one.meanings.length === 0 &&
      element('h3', {}, one.vendor ? both(one.vendor) : '', ' ', element('code', {}, one.code)),
    ...one.notes.map((note) => element('p', { class: 'note' }, both(note))),
    one.facts.length > 0 &&
      element(
        'dl',
        { class: 'told' },
        ...one.facts.map(({ label, value }) =>
          element('div', {}, element('dt', {}, both(label)), element('dd', {}, element('bdi', {}, value))),
        ),
      ),
    ...one.meanings.map(meaningOf),
  );

function setUpPasting(): void {
  const form = document.querySelector<HTMLFormElement>('#paste');
  const text = form?.querySelector('textarea');
  const output = document.querySelector<HTMLElement>('#explained');
  if (!form || !text || !output) return;
  const explain = (): void => {
    if (text.value.trim() === '') {
      output.replaceChildren();
      return;
    }
    output.replaceChildren(element('p', { class: 'muted' }, both(texts.loading)));
    const id = ++asked;
    waiting.clear();
    waiting.set(id, (told) => {
      if (told.kind === 'explain' && told.codes.length > 0)
        output.replaceChildren(...told.codes.map(explainedOf));
      else
        output.replaceChildren(
          element('p', { class: 'note' }, both(told.kind === 'failed' ? texts.failed : texts.noCode)),
        );
    });
    engine.ask({ kind: 'explain', id, text: text.value });
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    explain();
  });
  form.addEventListener('reset', () => output.replaceChildren());
  text.addEventListener('paste', () => setTimeout(explain, 0));
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) explain();
  });
}

tidyLinks();
speak();
setUpTools();
setUpCopying();
setUpSearch();
setUpPasting();
// The engine is there before somebody types; its data is not, which is most of it.
if (isServed) addEventListener('load', () => setTimeout(() => engine.warm(), 300));
