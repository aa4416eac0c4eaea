/** Forms that secrets have wherever they stand: known beginnings, keys in blocks, addresses that open something. */
import type { Span } from './numbers.ts';
import { looksDrawn } from './token-like.ts';

/** Every part of these expressions is bounded, or follows what cannot be read twice; the first group holds the secret. */
const patterns: readonly RegExp[] = [
  // Beginnings that issuers give to their keys, so that they are found.
  /(?<![A-Za-z0-9])((?:AKID|LTAI|AKIA|ASIA|AIza|ya29\.|gh[pousr]_|github_pat_|glpat-|npm_|pypi-|hf_|whsec_|SG\.|dop_v1_|shpat_|(?:sk|pk|rk)[-_]|xox[a-z]-|xapp-|EAAC)[\w.-]{8,4096})/g,
  /(?<![A-Za-z0-9])(SEC[0-9a-fA-F]{16,128})(?![A-Za-z0-9])/g,
  // JSON Web Tokens, cut ones too.
  /(?<![A-Za-z0-9])(ey[JI][\w-]{8,8192}(?:\.[\w-]{0,8192}){0,4})/g,
  // Hashes of passwords.
  /(\$(?:2[abxy]?|1|5|6|y|argon2(?:id|i|d))\$[\w./$=,+-]{16,512})/g,
  // Digests with a colon between the bytes.
  /(?<![\w:])((?:[0-9A-Fa-f]{2}:){11,127}[0-9A-Fa-f]{2})(?![\w:])/g,
  // Web hooks whose address ends with the secret.
  /\/webhooks?\/\d{5,25}\/([\w/+=-]{8,200})/g,
  /(?:\/bot\/(?:v2\/)?hook|hooks\.[a-z.]{3,40}\/services\/\w{1,20}\/\w{1,20}|\/(?:web)?hooks?\/send)\/([\w/+=-]{8,80})/gi,
  // User and password in an address, in a data source's name and on command lines.
  /:\/\/[^\s/:"'<>]{0,80}:(?!\d{1,5}[/?#])([^\s"'<>]{1,200})@(?=[\w.[-])/g,
  /(?<![\w/])\w[\w.-]{0,60}:([^\s"'/@]{3,100})@(?:tcp|unix|\()/g,
  /\bthin:[\w.-]{1,60}\/([^\s@]{2,100})@/g,
  /(?<![\w-])(?:-u|-U|--user|--proxy-user)[ =]{0,2}"[^\s:"'=]{1,80}:([^"\n]{1,200})"/g,
  /(?<![\w-])(?:-u|-U|--user|--proxy-user)[ =]{0,2}'[^\s:"'=]{1,80}:([^'\n]{1,200})'/g,
  /(?<![\w-])(?:-u|-U|--user|--proxy-user)[ =]{0,2}["']?[^\s:"'=]{1,80}:([^\s"']{1,200})/g,
  /\b(?:mysql|mariadb|mysqldump|mysqladmin)\b[^\n|;]{0,200}?\s-p["']?([^\s"'-][^\s"']{2,100})/g,
  /\b(?:redis-cli|sshpass|ldapsearch|mongo(?:sh)?)\b[^\n|;]{0,200}?\s-[apwW]\s{0,2}["']?([^\s"'-][^\s"']{2,100})/g,
  /\b(?:docker|podman|nerdctl|helm|oc|npm|az)\s{1,4}(?:\w{1,20}\s{1,4})?login\b[^\n|;]{0,200}?\s-p[ =]{0,2}["']?([^\s"'-][^\s"']{2,200})/g,
  /\becho\s{1,4}(?:-n\s{1,4})?["']?([^\s"'|]{4,200})["']?\s{0,4}\|[^\n|]{0,80}--password-stdin/g,
  /\b(?:create|alter|grant)\b[^\n;]{0,200}?\bidentified\s{1,4}(?:with\s{1,4}[\w']{1,40}\s{1,4})?by\s{1,4}(?:password\s{1,4})?["']([^"'\n]{1,200})/gi,
  /(?<![\w.-])(?:\+?86[- ]?)?(1[3-9]\d{9})(?![\w-])/g,
];

/** What may be followed by words too: the schemes of the header Authorization, and the code that a login comes back with. */
const beforeWords =
  /(?:\b(?:Bearer|Basic|Negotiate|NTLM)[ \t]{1,4}["']?|:\/\/(?=[^\s@"'<>]{12,400}@)|[?&#](?:code|auth_?code|tmp_?auth_?code|js_?code)=)([A-Za-z0-9][\w\-.~+/=]{5,8192})/gi;

const blockBegin = /-----BEGIN [A-Z0-9 ]{1,40}-----/g;
const blockEnd = /-----END [A-Z0-9 ]{1,40}-----/;
/** Keys that are longer than this are none. */
const longestBlock = 16_384;

/** Keys in PEM: to their end, or as far as what is left of them goes. */
function blocks(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(blockBegin)) {
    const start = match.index + match[0].length;
    if (start < (found.at(-1)?.end ?? 0)) continue;
    const reach = text.slice(start, start + longestBlock);
    const length = reach.search(blockEnd);
    const rest = length >= 0 ? length : (/^[A-Za-z0-9+/=\s\\:,-]*/.exec(reach)?.[0].length ?? 0);
    found.push({ start, end: start + rest });
  }
  return found;
}

/** All secrets of a text that are known by their form. */
export function patternSecrets(text: string): Span[] {
  const found = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const secret = match[1] as string;
      const start = match.index + match[0].lastIndexOf(secret);
      return { start, end: start + secret.length };
    }),
  );
  for (const match of text.matchAll(beforeWords)) {
    const secret = match[1] as string;
    const end = match.index + match[0].length;
    if (looksDrawn(secret)) found.push({ start: end - secret.length, end });
  }
  return text.includes('-----BEGIN') ? [...found, ...blocks(text)] : found;
}
