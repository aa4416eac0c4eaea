/**
 * The page's own script: sorts the tables by their headings and filters tables and cards together. It only moves and
 * hides what the page holds already.
 */
export const scanPageScript = `
(() => {
  'use strict';
  document.documentElement.classList.add('scripted');

  // The direction that a first click on a heading gives. Ranks by count go from the most frequent.
  const firstDirections = { count: 'descending', code: 'ascending', first: 'ascending', last: 'descending' };
  for (const table of document.querySelectorAll('table')) {
    const body = table.tBodies[0];
    const headings = [...table.querySelectorAll('th[data-sort]')];
    for (const heading of headings) {
      const key = heading.dataset.sort;
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...heading.childNodes);
      heading.append(button);
      if (key === 'count') heading.ariaSort = 'descending';
      button.addEventListener('click', () => {
        const turned = { ascending: 'descending', descending: 'ascending' }[heading.ariaSort];
        const direction = turned ?? firstDirections[key];
        for (const other of headings) other.ariaSort = other === heading ? direction : null;
        const sign = (direction === 'ascending') === (key !== 'count') ? 1 : -1;
        const rows = [...body.rows].sort((a, b) => sign * (a.dataset[key] - b.dataset[key]));
        body.append(...rows);
      });
    }
  }

  const box = document.querySelector('.filter');
  if (!box) return;
  box.hidden = false;
  const input = box.querySelector('input');
  const output = box.querySelector('output');
  const none = document.querySelector('.none');
  const cards = new Map([...document.querySelectorAll('.card')].map((card) => [card.id, card]));
  const rows = [...document.querySelectorAll('tbody tr')].map((row) => ({
    row,
    text: row.dataset.text,
    cards: row.dataset.cards.split(' ').filter(Boolean),
  }));
  const sections = [...document.querySelectorAll('section')].map((section) => ({
    section,
    parts: [...section.querySelectorAll('tbody tr, .card')],
  }));

  const filter = () => {
    const words = input.value.normalize('NFKC').toLowerCase().split(/\\s+/).filter(Boolean);
    const shownCards = new Set();
    let shown = 0;
    for (const { row, text, cards } of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      if (row.hidden) continue;
      shown++;
      for (const id of cards) shownCards.add(id);
    }
    for (const [id, card] of cards) card.hidden = !shownCards.has(id);
    for (const { section, parts } of sections) section.hidden = parts.every((part) => part.hidden);
    none.hidden = shown > 0;
    output.textContent = output.dataset.words.replace('{shown}', shown).replace('{all}', rows.length);
  };
  const clear = () => {
    input.value = '';
    filter();
  };
  input.addEventListener('input', filter);
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === '/' && event.target !== input) {
      event.preventDefault();
      input.focus();
      input.select();
    } else if (event.key === 'Escape' && input.value !== '') {
      event.preventDefault();
      clear();
    }
  });
  // A link leads to its card even when the filter hides it.
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target?.closest('[hidden]')) clear();
  });
  filter();
})();
`;
