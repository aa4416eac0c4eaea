import { folderName } from '../catalog/page-path.ts';
import type { Family } from '../catalog/types.ts';

/** Where a family stands on its vendor's page. */
export const familyAnchor = ({ prefix, range }: Pick<Family, 'prefix' | 'range'>): string =>
  `family-${folderName(range ? range.join('-') : (prefix ?? ''))}`;
