#!/usr/bin/env node
const { join } = require('node:path');
// Node 22 and newer keep the compiled program for the next start, in the system's temporary directory.
require('node:module').enableCompileCache?.();
require('../dist/main.cjs').main(join(__dirname, '..'));
