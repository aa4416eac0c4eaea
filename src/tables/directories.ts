import { type Catalog, catalogOf } from '../catalog/catalog.ts';
import { openStore, readingCache } from '../store/files.ts';

/** Where compiled tables lie. */
export interface TableDirectories {
  readonly bundled: string;
  /** Where a team's own lie; undefined when there are none. */
  readonly own: string | undefined;
}

/**
 * Opens compiled tables in another thread than the one that has them open.
 *
 * @throws TablesError
 */
export function openDirectories({ bundled, own }: TableDirectories): Catalog {
  const stores = [openStore(bundled)];
  return catalogOf(own === undefined ? stores : [...stores, openStore(own, readingCache(own))]);
}
