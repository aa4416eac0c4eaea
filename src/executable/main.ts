/** What the executable starts with: the program as the package has it. */
import { embeddedRoot } from './embedded-files.ts';
import { requireEmbedded } from './embedded-require.ts';

const { main } = requireEmbedded('dist/main.cjs') as typeof import('../main.ts');
void main(embeddedRoot);
