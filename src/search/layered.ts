import type { SearchData, SearchSource } from './data.ts';
import type { Posting } from './index-format.ts';

/** What search reads of own entries alone, which are numbered from 0. */
export interface OwnSearchSource extends Pick<SearchSource, 'entries' | 'position' | 'postings' | 'texts'> {
  /** Words that the bundled tables do not have. */
  readonly vocabulary: readonly string[];
}

/** What search reads of the bundled tables and of own entries as one; own entries are numbered after the bundled ones. */
export function layeredSearchData(bundled: SearchData, own: OwnSearchSource): SearchData {
  const before = bundled.entries;
  const known = new Map<string, readonly Posting[]>();
  return {
    entries: before + own.entries,
    position: (number) => (number < before ? bundled.position(number) : own.position(number - before)),
    postings(term) {
      let postings = known.get(term);
      if (postings === undefined) {
        const further = own.postings(term).map(({ entry, weight }) => ({ entry: entry + before, weight }));
        postings = further.length > 0 ? [...bundled.postings(term), ...further] : bundled.postings(term);
        known.set(term, postings);
      }
      return postings;
    },
    texts: (number) => (number < before ? bundled.texts(number) : own.texts(number - before)),
    get concepts() {
      return bundled.concepts;
    },
    simplify: bundled.simplify,
    get readings() {
      return bundled.readings;
    },
    get vocabulary() {
      return [...bundled.vocabulary, ...own.vocabulary];
    },
  };
}
