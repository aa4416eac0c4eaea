/** Texts with secrets for the tests of masking: forms, places where they stand, and values drawn at random. */

/** How values are drawn. */
const letters = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const mixed = letters + letters.toUpperCase() + digits;
const alphabets = {
  mixed,
  hex: `${digits}abcdef`,
  small: letters + digits,
  url: `${mixed}-_`,
  base64: `${mixed}+/`,
};

export interface ValueKind {
  readonly alphabet: string;
  readonly length: number;
}
const kind = (name: keyof typeof alphabets, length: number): ValueKind => ({
  alphabet: alphabets[name],
  length,
});

/** Values of keys, which only a generator makes; in forms that name them short ones too. */
const generated = [
  kind('mixed', 32),
  kind('hex', 32),
  kind('small', 32),
  kind('url', 43),
  kind('base64', 44),
];
const short = [kind('mixed', 18), kind('small', 24), kind('hex', 24)];

/** What people choose: a word with digits and signs, and several words. Made of a draw, so that they differ. */
const chosen = (draw: string): string => `Winter${draw.slice(0, 4)}!${draw.slice(4, 9)}`;
const phrase = (draw: string): string => `correct ${draw.slice(0, 4)} battery ${draw.slice(4, 9)}`;

/** A form of a secret; `{}` is its place. */
export interface SecretForm {
  readonly form: string;
  readonly values: 'generated' | 'short' | 'chosen' | 'phrase';
}

const all = (values: SecretForm['values'], forms: readonly string[]): SecretForm[] =>
  forms.map((form) => ({ form, values }));

export const secretForms: readonly SecretForm[] = [
  ...all('phrase', [
    '"password": "{}"',
    "passwd='{}'",
    'Password:"{}"',
    "password=SecretStr('{}')",
    'Some(Password("{}"))',
    "b'password': b'{}'",
    '<password>{}</password>',
    '<entry key="smtp.password">{}</entry>',
    '["password"]=>\n  string(30) "{}"',
    's:8:"password";s:30:"{}";',
    "('pwd', '{}')",
    'password => "{}"',
    'passphrase is "{}"',
  ]),
  ...all('chosen', [
    '密码：{}',
    '密码是{}',
    '管理员口令 {}',
    'pwd={};Encrypt=true',
    'Password={}&next=%2Fhome',
    'LoginRequest(username=bob, password={}, rememberMe=true)',
    '{User:bob Password:{} Retries:3}',
    'DB_PASSWORD={}',
    'spring.datasource.password={}',
    'mail.smtp.pass: {}',
    '    [db_password] => {}',
    "'passwd' => '{}',",
    '--password {} --host db',
    '--db-password={}',
    'curl -u deploy:{} https://example.com/api',
    'wget --user deploy:{} https://example.com/api',
    'mysqldump -u root -p{} shop',
    'sshpass -p {} ssh bob@example.com',
    'mysql://bob:{}@db.example.com:3306/shop',
    'amqps://bob:{}@10.0.0.3/vhost',
    'redis://:{}@10.0.0.1:6379/0',
    'bob:{}@tcp(10.0.0.4:3306)/shop',
    'jdbc:mysql://10.0.0.4/shop?user=bob&password={}',
    '登录密码“{}”',
    'Passwort: {}',
    'パスワード：{}',
    '<input name="password" value="{}">',
    '{"name":"password","value":"{}"}',
    'name="password"\r\n\r\n{}',
    'keystore storePassword="{}"',
    'user bob with password {} was refused',
    '密码改成了{}还是报错',
    '证书密码 {}',
    '暗証番号：{}',
    'Kennwort: {}',
    'clave: {}',
    'Password for bob: {}',
    'PIN码: {}',
    '"smtpPass":"{}"',
    'smtps://bob%40example.com:{}@smtp.example.com:465',
    'docker login -u bob -p {} registry.example.com',
    'echo {} | docker login --password-stdin',
    "ALTER USER root IDENTIFIED BY '{}'",
    'clé secrète : {}',
  ]),
  ...all('short', [
    '密钥：{}',
    '应用的密钥为 {} 请核对',
    'appsecret={}',
    '"partnerKey":"{}"',
    'mchKey={}',
    'Encrypt Key：{}',
    'https://discord.com/api/webhooks/123456789012345678/{}',
    'corpsecret: {}',
    'client_secret={}',
    'App-Secret: {}',
    'CLIENT_SECRET={}',
    'Credentials{clientId=dingabc, clientSecret={}}',
    'Secret::new("{}")',
    'secret: Some("{}")',
    "SecretStr('{}')  # secret_key",
    'secret_key=SecretStr("{}")',
    '--secret {}',
    '--client-secret {}',
    '--access-token {} --verbose',
    'Authorization: {}',
    'authorization: Token {}',
    'Authorization: Basic {}',
    'X-Api-Key: {}',
    'X-Gitlab-Token: {}',
    'Cookie: JSESSIONID={}; theme=dark',
    'Set-Cookie: sid={}; Path=/; HttpOnly',
    'Cookie:[SESSION={}]',
    'invalid token {}',
    'token [{}] expired',
    "ticket '{}' not found",
    'access_token {} 已过期',
    'signature {} does not match',
    'https://example.com/callback?code={}&state=xyz',
    'https://example.com/callback?state=xyz&auth_code={}',
    'sign={}&timestamp=1680743351',
    'map[access_token:{} expires_in:7200]',
    '&{AppKey:dingabc AppSecret:{} Timeout:5}',
    'Option(token -> {})',
    'session_key": "{}"',
    'suite_ticket = {}',
    '"tokens": ["{}"]',
    'glpat-{}',
    'ghp_{}',
    'sk-{}',
    'xoxb-{}',
    'LTAI{}',
    'AKID{}',
  ]),
  ...all('generated', [
    '{}',
    '值 {} 有误',
    'received {} instead',
    'SECRET {}',
    'encodingAESKey={}',
    'aes_key: {}',
    '"private_key": "{}"',
    '-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----',
    '-----BEGIN EC PRIVATE KEY-----\\n{}\\n-----END EC PRIVATE KEY-----\\n',
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.{}.{}',
    'Authorization: Bearer {}',
    'Authorization: TC3-HMAC-SHA256 Credential=AKIDabcdefgh/2026-05-06/cvm/tc3_request, Signature={}',
    'Authorization: WECHATPAY2-SHA256-RSA2048 mchid="1900009191",nonce_str="{}",signature="{}"',
    'https://example.com/robot/send?access_token={}',
    'https://example.com/webhook/send?key={}',
    'https://open.feishu.cn/open-apis/bot/v2/hook/{}',
    'jsapi_ticket={}&noncestr=x',
    '<Encrypt><![CDATA[{}]]></Encrypt>',
    '<AppSecret>{}</AppSecret>',
    'x-signature-sha256: {}',
    'https://{}@example.com/team/repository.git',
  ]),
];

/** Where forms stand; every text has a code. */
export const places: readonly (readonly [string, (text: string) => string])[] = [
  ['alone', (text) => `${text}\nerrcode: 40014`],
  ['errmsg', (text) => JSON.stringify({ errcode: 40014, errmsg: `bad request, ${text} (40014)` })],
  ['beside it', (text) => `{"errcode":40014,"errmsg":"bad"} ${text}`],
  ['another field', (text) => JSON.stringify({ detail: text, errcode: 40014, errmsg: 'bad' })],
  ['JSON in JSON', (text) => JSON.stringify({ body: JSON.stringify({ errcode: 40014, errmsg: text }) })],
  [
    'JSON three times',
    (text) => JSON.stringify(JSON.stringify({ a: JSON.stringify({ errcode: 40014, errmsg: text }) })),
  ],
  ['prose', (text) => `调用接口失败，${text} ，返回 errcode: 40014，请协助`],
  [
    'a log line',
    (text) => `2026-05-06 12:00:00.123 ERROR [main] c.e.Api - errcode=40014 errmsg=call failed: ${text}`,
  ],
  ['a Go dump', (text) => `&{Code:40014 errmsg:call failed: ${text}}`],
  ['a Python repr', (text) => `{'errcode': 40014, 'errmsg': ${JSON.stringify(text)}}`],
  ['a PHP dump', (text) => `Array\n(\n    [errcode] => 40014\n    [errmsg] => ${text}\n)`],
  ['XML', (text) => `<xml><errcode>40014</errcode><errmsg><![CDATA[${text}]]></errmsg></xml>`],
];

/** Whether a text shows so much of a secret that it helps somebody; escapes aside. */
export function shows(output: string, secret: string): boolean {
  const plain = (text: string): string => text.replace(/\\+/g, '');
  const [shown, hidden] = [plain(output), plain(secret)];
  for (let at = 0; at + 8 <= hidden.length; at++) if (shown.includes(hidden.slice(at, at + 8))) return true;
  return false;
}

/** The value of a form. @param draw so many random numbers from 0 to 1 as there are characters */
export function drawValue({ values }: SecretForm, draw: readonly number[]): string {
  const pick = ({ alphabet, length }: ValueKind): string =>
    draw
      .slice(1, length)
      .reduce((text, one) => text + alphabet.charAt(Math.floor(one * alphabet.length)), '7');
  const of = (kinds: readonly ValueKind[]): string =>
    pick(kinds[Math.floor((draw[0] as number) * kinds.length)] as ValueKind);
  if (values === 'chosen') return chosen(of(short));
  if (values === 'phrase') return phrase(of(short));
  return of(values === 'short' ? short : generated);
}
