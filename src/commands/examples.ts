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

/** Command lines of single commands, for their own help; none for a command that has nothing to show. */
export const commandExamples: Readonly<Record<string, readonly string[]>> = {
  lookup: ['errcode lookup dingtalk:40014 welink:47103', 'errcode lookup --vendor dingtalk -1'],
  search: [
    'errcode search "token expired" --limit 5',
    'errcode search bumen bucunzai',
    'errcode search dingtalk 白名单',
  ],
  grep: ["errcode grep -i 'access_?token'", 'errcode grep -c 部门 --vendor wps'],
  explain: [
    `errcode explain '{"errcode":88,"sub_code":"60011"}'`,
    'curl -s https://api.example.com/call | errcode explain',
  ],
  scan: ['errcode scan app.log', 'kubectl logs my-pod | errcode scan --since 1h --top 10'],
  annotate: [
    'kubectl logs -f my-pod | errcode annotate',
    'errcode annotate app.log --json > explained.ndjson',
  ],
  retry: ['errcode retry dingtalk:-1 && sleep 2 && ./call-again', 'errcode retry 60020 --vendor dingtalk'],
  list: ['errcode list wps', 'errcode list --category rate-limit --format csv > limits.csv'],
  browse: ['errcode browse', 'errcode browse token --vendor wps', 'errcode browse --json | jq'],
  vendors: ['errcode vendors', "errcode vendors --json | jq -r '.results[].id'"],
  guide: ['errcode guide', 'errcode guide dingtalk/access-token', 'errcode guide access-token --vendor wps'],
  export: ['errcode export --for ts > errcodes.ts', 'errcode export --for clickhouse > errcodes.csv'],
  site: ['errcode site public', 'errcode site public --tables ./tables --serve'],
  schema: ['errcode schema > errcode.schema.json', 'errcode schema tables > tables.schema.json'],
  check: ['errcode check .errcode', 'errcode check pay.yaml --json'],
  init: ['errcode init', 'errcode init team-tables --lang zh'],
  import: [
    'errcode import codes.csv --vendor pay --output .errcode/pay.yaml',
    'errcode import - --vendor pay < codes.txt',
  ],
  mcp: ['claude mcp add errcode -- errcode mcp', 'errcode mcp --vendor dingtalk --lang zh'],
  completion: ['eval "$(errcode completion bash)"', 'errcode completion fish | source'],
};
