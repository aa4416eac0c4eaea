// Stands in for mime-types, of whose thousand types a site has four; see scripts/build.ts.
const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
};
export const contentType = (ending) => types[ending] ?? false;
