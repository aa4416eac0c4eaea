import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/property-seed.ts'],
    // Tests leave nothing behind that others could meet, so that each process loads the sources and the tables once for all its files.
    isolate: false,
    // The default leaves one core free, which is half of a machine with two.
    maxWorkers: '100%',
    // Only what hangs is stopped: tests start many processes, and machines may be slow and busy.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // The program reads these; tests set what they need themselves.
    env: { TZ: 'Asia/Shanghai', NO_COLOR: '', FORCE_COLOR: '', ERRCODE_LANG: '', ERRCODE_VENDOR: '' },
  },
});
