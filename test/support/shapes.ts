/** The forms in which the fields of a response reach people: what loggers, languages, shells and browsers make of it. */

/** A response: names and values, in order. */
export type Fields = Readonly<Record<string, string | number>>;

const json = (value: unknown, indent?: number | string): string => JSON.stringify(value, null, indent);

const pythonText = (text: string): string =>
  text.includes("'") && !text.includes('"')
    ? `"${text}"`
    : `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** As Go prints a number of JSON: `1.000210004e+09` from a million on. */
function goNumber(value: string | number): string {
  if (typeof value === 'string' || Math.abs(value) < 1e6) return String(value);
  return value.toExponential().replace(/e\+(\d)$/, 'e+0$1');
}

const htmlText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const bytes = (text: string): number => Buffer.byteLength(text);

type Write = (name: string, value: string | number) => string;
const each = (fields: Fields, separator: string, write: Write): string =>
  Object.entries(fields)
    .map(([name, value]) => write(name, value))
    .join(separator);

const quotedText: Write = (_, value) => (typeof value === 'string' ? json(value) : String(value));

const encodedQuery = (fields: Fields): string =>
  each(fields, '&', (name, value) => `${name}=${encodeURIComponent(value)}`);

export const shapes: Readonly<Record<string, (fields: Fields) => string>> = {
  JSON: (fields) => json(fields),
  'JSON with blanks': (fields) =>
    `{ ${each(fields, ' , ', (name, value) => `"${name}" : ${quotedText(name, value)}`)} }`,
  'JSON in a log line': (fields) =>
    `2024-05-20 16:45:00,388 [main] ERROR c.e.notify.Client:72 - call failed: ${json(fields)} (315 ms)`,
  'pretty-printed JSON': (fields) => json(fields, 2),
  'JSON indented by tabs': (fields) => json(fields, '\t').replaceAll('\n', '\r\n'),
  'nested JSON': (fields) => json({ success: false, upstream: { name: 'api', response: fields }, took: 12 }),
  'an array': (fields) => json([{ id: 17 }, fields, { id: 18 }]),
  'escaped JSON': (fields) => json({ level: 'error', body: json(fields) }),
  'JSON escaped twice': (fields) => json({ log: json({ body: json(fields) }), stream: 'stderr' }),
  'JSON escaped three times': (fields) => json({ a: json({ log: json({ body: json(fields) }) }) }),
  'JSON in quotes': (fields) => json(json(fields)),
  'JSON with garbage around it': (fields) => `<<<<< \u0000 body=[ ${json(fields)} ]>>>>> -- /* end */`,
  'a Python repr': (fields) =>
    `{${each(fields, ', ', (name, value) => `'${name}': ${typeof value === 'string' ? pythonText(value) : value}`)}, 'data': None}`,
  'a Go struct': (fields) =>
    `resp: &{${each(fields, ' ', (name, value) => `${capitalised(name)}:${value}`)}}`,
  'a Go map': (fields) => `map[${each(fields, ' ', (name, value) => `${name}:${goNumber(value)}`)}]`,
  'a Go struct with names': (fields) =>
    `api.Response{${each(fields, ', ', (name, value) => `${capitalised(name)}:${quotedText(name, value)}`)}}`,
  'a Java record': (fields) => `Response(${each(fields, ', ', (name, value) => `${name}=${value}`)})`,
  'a Java object': (fields) =>
    `Response{${each(fields, ', ', (name, value) => `${name}=${typeof value === 'string' ? `'${value}'` : value}`)}}`,
  'a Java map': (fields) => `body={${each(fields, ', ', (name, value) => `${name}=${value}`)}}`,
  'print_r of PHP': (fields) =>
    `Array\n(\n${each(fields, '\n', (name, value) => `    [${name}] => ${value}`)}\n)\n`,
  'var_dump of PHP': (fields) =>
    `array(2) {\n${each(fields, '\n', (name, value) => `  ["${name}"]=>\n  ${typeof value === 'string' ? `string(${bytes(value)}) "${value}"` : `int(${value})`}`)}\n}`,
  'var_export of PHP': (fields) =>
    `array (\n${each(fields, '\n', (name, value) => `  '${name}' => ${typeof value === 'string' ? pythonText(value) : value},`)}\n)`,
  'serialize of PHP': (fields) =>
    `a:2:{${each(fields, '', (name, value) => `s:${name.length}:"${name}";${typeof value === 'string' ? `s:${bytes(value)}:"${value}";` : `i:${value};`}`)}}`,
  'a Ruby hash': (fields) =>
    `{${each(fields, ', ', (name, value) => `"${name}"=>${quotedText(name, value)}`)}}`,
  'a Ruby hash of symbols': (fields) =>
    `{${each(fields, ', ', (name, value) => `:${name}=>${quotedText(name, value)}`)}}`,
  'a Rust struct': (fields) =>
    `ApiError { ${each(fields, ', ', (name, value) => `${name}: ${quotedText(name, value)}`)} }`,
  'a Rust value': (fields) =>
    `Object {${each(fields, ', ', (name, value) => `"${name}": ${typeof value === 'string' ? `String(${json(value)})` : `Number(${value})`}`)}}`,
  'a query string': (fields) => `https://example.com/callback?${encodedQuery(fields)}`,
  'an encoded query string': (fields) =>
    `redirect=https%3A%2F%2Fexample.com%2Fcb%3F${encodeURIComponent(encodedQuery(fields))}`,
  'encoded JSON': (fields) => `data=${encodeURIComponent(json(fields))}`,
  HTML: (fields) => `<pre>${htmlText(json(fields))}</pre>`,
  'curl -i': (fields) =>
    `HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Type: application/json\r\nContent-Length: ${bytes(json(fields))}\r\n\r\n${json(fields)}`,
  logfmt: (fields) =>
    `ts=2024-05-20T16:45:00Z level=error ${each(fields, ' ', (name, value) => `${name}=${typeof value === 'string' && /[\s="]/.test(value) ? json(value) : value}`)} took=12ms`,
  XML: (fields) =>
    `<xml>${each(fields, '', (name, value) => `<${name}>${typeof value === 'string' ? `<![CDATA[${value}]]>` : value}</${name}>`)}</xml>`,
  YAML: (fields) => each(fields, '\n', (name, value) => `${name}: ${quotedText(name, value)}`),
};

/** What people write about the code and the message of a response, its first two fields. */
export const proseShapes: Readonly<Record<string, (fields: Fields) => string>> = {
  'Chinese prose': (fields) => {
    const [code, message] = Object.values(fields);
    return `调用接口失败，错误码：${code}，错误信息：${message}，怎么办`;
  },
  'few words': (fields) => {
    const [code, message] = Object.values(fields);
    return `返回码 ${code}，${message}`;
  },
};
