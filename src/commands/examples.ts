/** Command lines that show what the tool can do, the commonest first. */
export const examples = [
  'errcode 40014 --vendor dingtalk',
  "curl -s 'https://oapi.dingtalk.com/…' | errcode",
  'errcode 部门下面还有人删不掉',
  'errcode 钉钉:60011 welink:47103',
  'errcode search "token expired" --vendor wps --limit 5',
  "errcode grep -i 'access_?token'",
  'errcode scan app.log --since 2h --html report.html',
  'kubectl logs -f pod | errcode annotate',
  'errcode retry dingtalk:-1 && sleep 2 && ./call-again',
  "errcode 40014 --vendor dingtalk --json | jq -r '.results[0].retry'",
  'errcode list --vendor wps --format csv > wps.csv',
] as const;
