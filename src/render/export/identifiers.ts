/** What a vendor and its codes are called in each language: the tables' names, in the language's own case. */

/**
 * Words that Go's style writes in capitals throughout: those of staticcheck's ST1003, and the names' own. Whatever is added
 * after the first release renames constants that programs use already.
 */
const initialisms = new Set(
  (
    'ACL API ASCII CPU CSS DNS EOF GUID HTML HTTP HTTPS ID IP JSON QPS RAM RPC SLA SMTP SQL SSH TCP TLS TTL ' +
    'UDP UI GID UID UUID URI URL UTF8 VM XML XMPP XSRF XSS SIP RTP AMQP DB TS ' +
    'AES CRM FRS ICP ISV JSAPI OCR PC QT SMS SSO'
  ).split(' '),
);

function goWord(word: string): string {
  if (word === 'OAUTH') return 'OAuth';
  if (initialisms.has(word)) return word;
  // URLs, APIs.
  if (word.endsWith('S') && initialisms.has(word.slice(0, -1))) return `${word.slice(0, -1)}s`;
  return word.charAt(0) + word.slice(1).toLowerCase();
}

/**
 * The Go name of a code: `DingTalkInvalidUserID`.
 *
 * @param identifier the vendor's
 * @param name the code's, in capitals
 */
export function goName(identifier: string, name: string): string {
  return identifier + name.split('_').map(goWord).join('');
}

/** A piece of retry advice as a constant, in Java and Python: `FIX_FIRST`. */
export function retryConstant(advice: string): string {
  return advice.toUpperCase().replaceAll('-', '_');
}
