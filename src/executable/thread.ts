/** What a thread of the executable starts with: the file of the package that the thread was started for. */
import { requireEmbedded } from './embedded-require.ts';

requireEmbedded(process.argv[2] as string);
