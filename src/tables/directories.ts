import { openBundledCatalog } from '../catalog/bundled.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { layeredCatalog } from './layered-catalog.ts';
import { openDirectory } from './store.ts';

/** Where compiled tables lie. */
export interface TableDirectories {
  readonly bundled: string;
  /** Where a team's own lie; undefined when there are none. */
  readonly own: string | undefined;
}

/**
 * Opens compiled tables in another thread than the one that has them open.
 *
 * @throws TablesError, DamagedCacheError
 */
export function openDirectories({ bundled, own }: TableDirectories): Catalog {
  const catalog = openBundledCatalog(bundled);
  return own === undefined ? catalog : layeredCatalog(catalog, openDirectory(own));
}
