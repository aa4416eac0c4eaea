/** What shows that a number is no code, but counts or names something else. */
import { isWordCharacter } from './characters.ts';
import type { Span } from './numbers.ts';

/** English counts more than one in the plural: `81013 user & party` says nothing of how many. */
const unit =
  /\s?(?:ms\b|s\b|k?b\b|mb\b|px\b|secs?\b|seconds?\b|mins?\b|minutes?\b|(?:hour|day|row|record|item|line|byte|user|time|request|file|message)s\b|毫秒|秒|分|小时|天|年|月|日|次|条|个|人|元|块|行|字|位|名|张|件|份|页|万|亿|---)(?!\w{0,20}["']?(?:\s?[=:]|\s?->))/iy;

/** Whether a number counts something: `20 条`, `315 ms`, and not `40014 request_id=15r6`. Also whether it is the process of a log line: `ERROR 30745 ---`. */
export function isCount(text: string, end: number): boolean {
  unit.lastIndex = end;
  return unit.test(text);
}

const belongsToName =
  /(?:[\w\]]["']?[ \t]?=[ \t]?["']?|["']\s?:\s?["']?|\b(?:user|uid|id|dept|department|org|group|chat|port|line|page|row|job|task|thread|pid|process|order|shop|store|room|app|agent|corp|no|num|number|count|total|size|offset|limit|version|build|seq|index|batch|record|worker|child|msgid)s?[ :#]{1,2}|(?:用户|员工|部门|组织|群|端口|订单|编号|工单|单号|第|共)[ \t]?)$/i;

/** Whether what stands before a number says that it is something else: `order_id=60102`, `"total":60011`, `port 40014`, `[40014]:`. */
export function isNamed(text: string, { start, end }: Span): boolean {
  // Names of processes stand so before their numbers.
  if (text.charAt(start - 1) === '[' && isWordCharacter(text.charAt(start - 2)) && text.charAt(end) === ']')
    return true;
  return belongsToName.test(text.slice(Math.max(0, start - 24), start));
}
