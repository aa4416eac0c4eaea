/** Words that people put around a code when they ask about it, and that tell nothing of the failure. */

/** Longer ones before those that they hold. */
const phrases =
  /是什么意思|什么意思|是什么问题|是什么原因|什么原因|是什么错误|是啥意思|啥意思|是什么|是啥|怎么解决|怎么处理|怎么回事|怎么办|如何解决|如何处理|咋解决|咋回事|咋办|咋整|为什么|为啥|求助|求救|请问|请教|帮忙看看|帮忙|返回码|返回了|返回的|返回|错误代码|错误码|错误号|错误|报错码|报错了|报错|报的|报了|提示|出现了|出现|遇到了|遇到|收到|抛出|代码|老是|总是|一直|这个|的码/gu;

/** Single characters are words only where nothing else stands beside them. */
const particles = /^[的了吗呢啊吧是报码出在和与有]+$/u;

const english = new Set(
  (
    'a an the is are was were am be do does did i we my our me you it its this that what whats why how when where which ' +
    'mean means meaning get gets got getting give gives gave giving return returns returned returning receive received ' +
    'see seeing error errors err errcode code codes number no explain fix solve help please with of in on at for from by ' +
    'about to and says said response'
  ).split(' '),
);

const separators = /[\s,，。.?？!！:：;；、"'“”‘’()（）【】[\]]+/u;

/** The words of a text that say something, without those that only ask. */
export function tellingWordsOf(text: string): string[] {
  return text
    .replace(phrases, ' ')
    .split(separators)
    .filter((word) => word !== '' && !particles.test(word) && !english.has(word.toLowerCase()));
}
