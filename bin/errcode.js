#!/usr/bin/env node
const { join } = require('node:path');
require('../dist/main.cjs').main(join(__dirname, '..'));
