import { defineConfig } from 'vitest/config';

/** The test of the executable: apart from the others, because it builds a file of 100 MB first. */
export default defineConfig({
  test: {
    include: ['test/executable/executable.slow.ts'],
    // Scans 40 MB, on slow machines too.
    testTimeout: 120_000,
  },
});
