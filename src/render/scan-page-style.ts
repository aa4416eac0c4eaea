/**
 * The page's style sheet. Light and dark follow the reader's system; every text has a contrast of at least 4.5 to 1
 * (WCAG 2.2, level AA) in both. Tables become stacked rows where
 * their columns have no room (1140 px), and cards one column on small screens (820 px).
 */
export const scanPageStyle = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --surface: #fff; --text: #1c2128; --muted: #57606a; --border: #d8dee4; --track: #e9ecf0;
  --link: #0a58b8; --column: #c2573f; --column-hover: #8f3220;
  --red: #a40e26; --red-tint: #ffe9e7; --amber: #744b00; --amber-tint: #fdf0cf;
  --green: #116329; --green-tint: #ddf4e0; --neutral: #454d57; --neutral-tint: #e9ecf0;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #0e1217; --surface: #151a21; --text: #e1e6ec; --muted: #9ba6b3; --border: #2a323c; --track: #262e38;
    --link: #7cb5ff; --column: #d9775f; --column-hover: #ffb29e;
    --red: #ffb1aa; --red-tint: #431b1d; --amber: #f0cb78; --amber-tint: #382b0d;
    --green: #8fdb97; --green-tint: #12331c; --neutral: #c5cdd6; --neutral-tint: #2a323c;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--text); overflow-wrap: anywhere;
  font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei",
    "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
}
main, footer { max-width: 1280px; margin: 0 auto; padding: 0 24px; }
h1 { margin: 28px 0 14px; font-size: 22px; font-weight: 650; line-height: 1.3; }
h2, caption { margin: 0; font-size: 15px; font-weight: 600; text-align: left; }
h3 { margin: 0; font-size: 15px; font-weight: 600; }
h4, .card dt { margin: 14px 0 2px; font-size: 12px; font-weight: 600; color: var(--muted); }
p, ul, ol, dl, dd { margin: 0; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
code, td.code, kbd, .place {
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "Noto Sans Mono CJK SC", monospace;
}
code { font-size: inherit; }
time { font-variant-numeric: tabular-nums; }
.muted, .other, .place { color: var(--muted); font-weight: 400; }
.other, .place { font-size: 12px; }
.logged, .message { white-space: pre-line; }
.notice, .note { padding: 8px 12px; border-radius: 6px; background: var(--amber-tint); color: var(--amber); }
.notice { margin-bottom: 14px; }
.nothing { margin: 32px 0; }
.chartless { margin-top: 14px; color: var(--muted); }
/* The second language of a text in both. */
.body [lang] + br + [lang] { color: var(--muted); }

.figures { display: flex; flex-wrap: wrap; gap: 1px; overflow: hidden; border: 1px solid var(--border); border-radius: 8px; background: var(--border); }
.figures div { flex: 1 0 auto; padding: 10px 16px; background: var(--surface); }
.figures div:last-child { flex: 6 1 auto; }
.figures dt { font-size: 12px; color: var(--muted); }
.figures dd { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 8px; min-height: 28px; }
.figures b { font-size: 19px; font-weight: 600; font-variant-numeric: tabular-nums; }
.figures small { color: var(--muted); font-size: 12px; }
.figures .span { align-self: center; }
.span time { white-space: nowrap; }
.files { margin-top: 10px; }
.files ul { max-height: 240px; overflow-y: auto; padding: 6px 0 0 18px; }
summary { cursor: pointer; }

.timeline { margin: 20px 0 0; padding: 12px 16px 8px; border: 1px solid var(--border); border-radius: 8px; background: var(--surface); }
.timeline figcaption { display: flex; justify-content: space-between; gap: 12px; margin-bottom: 4px; }
.timeline figcaption span { font-size: 12px; }
.timeline svg { display: block; width: 100%; padding: 0 12px 0 44px; overflow: visible; }
.timeline text { fill: var(--muted); font-size: 11px; font-variant-numeric: tabular-nums; }
.level { text-anchor: end; }
.time { text-anchor: middle; }
.grid line { stroke: var(--track); }
.grid line:first-child, .tick { stroke: var(--border); }
.reach { fill: transparent; }
.column, .spark { fill: var(--column); }
g:hover > .column { fill: var(--column-hover); }

.filter {
  position: sticky; top: 0; z-index: 1; display: flex; align-items: center; gap: 8px; margin: 14px -24px 0;
  padding: 10px 24px; background: var(--page);
}
.filter label { font-weight: 600; }
.filter input {
  flex: 0 1 420px; min-width: 0; padding: 6px 10px; border: 1px solid var(--muted); border-radius: 6px;
  background: var(--surface); color: var(--text); font: inherit;
}
.filter input::placeholder { color: var(--muted); opacity: 1; }
kbd { padding: 0 6px; border: 1px solid var(--border); border-radius: 4px; color: var(--muted); font-size: 12px; }
output { margin-left: auto; color: var(--muted); font-variant-numeric: tabular-nums; white-space: nowrap; }
.none { padding: 24px 0; color: var(--muted); }

section { margin: 6px 0 26px; }
table { width: 100%; border-collapse: separate; border-spacing: 0; border: 1px solid var(--border); border-radius: 8px; background: var(--surface); }
caption { padding: 0 0 8px; }
table + .muted { margin-top: 6px; font-size: 12px; }
th { padding: 6px 10px; border-bottom: 1px solid var(--border); color: var(--muted); font-size: 12px; font-weight: 600; text-align: left; white-space: nowrap; }
th button { margin: -2px -4px; padding: 2px 4px; border: 0; background: none; color: inherit; font: inherit; cursor: pointer; }
th button:hover, th[aria-sort] button { color: var(--text); }
th[aria-sort] button::after { content: " \\2193"; }
th[aria-sort="ascending"] button::after { content: " \\2191"; }
td { padding: 8px 10px; border-top: 1px solid var(--track); vertical-align: top; }
tbody tr:first-child td { border-top: 0; }
tbody tr:hover td { background: color-mix(in srgb, var(--track) 45%, transparent); }
td.vendor { min-width: 84px; overflow-wrap: break-word; }
td.code { font-weight: 600; }
td.code div { width: max-content; max-width: 140px; }
td.code a { color: var(--link); }
td.message { width: 45%; min-width: 160px; }
td.retry .badge { margin-bottom: 2px; }
td.count { min-width: 84px; }
.number { display: block; font-variant-numeric: tabular-nums; }
.bar { display: block; height: 4px; border-radius: 2px; background: var(--track); }
.bar i { display: block; min-width: 2px; height: 100%; border-radius: 2px; background: var(--column); }
td .spark { display: block; width: 90px; height: 20px; margin-top: 2px; }
td time { display: block; }
td.first, td.last { min-width: 160px; font-size: 13px; }
.mark, .badge { display: inline-block; padding: 0 7px; border-radius: 9px; font-size: 12px; line-height: 18px; white-space: nowrap; }
.mark { background: var(--amber-tint); color: var(--amber); }
.badge { background: var(--amber-tint); color: var(--amber); }
.badge.fix-first { background: var(--red-tint); color: var(--red); }
.badge.none-needed { background: var(--green-tint); color: var(--green); }
.badge.unknown { background: var(--neutral-tint); color: var(--neutral); }

.cards > h2 { margin-bottom: 8px; }
.card {
  margin-bottom: 12px; padding: 14px 18px 16px; border: 1px solid var(--border); border-radius: 8px; background: var(--surface);
  scroll-margin-top: 60px; content-visibility: auto; contain-intrinsic-size: auto 420px;
}
#known, #unknown { scroll-margin-top: 60px; }
.card:target { border-color: var(--link); box-shadow: 0 0 0 1px var(--link); }
.card header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 12px; }
.facts { color: var(--muted); font-size: 12px; }
.back { margin-left: auto; font-size: 12px; }
.card > .message { margin-top: 4px; font-weight: 600; }
.card > .other { font-size: 13px; }
.note { margin-top: 10px; font-size: 13px; }
.note ul { padding-left: 18px; }
.note a { color: inherit; text-decoration: underline; }
.body { display: grid; grid-template-columns: minmax(0, 1fr) 340px; gap: 0 32px; }
.explanation { max-width: 76ch; }
.explanation ol, .explanation ul { padding-left: 24px; }
.explanation li { margin: 3px 0; }
.explanation li::marker { color: var(--muted); font-variant-numeric: tabular-nums; }
.guide { margin-top: 8px; color: var(--muted); }
.card dd { font-size: 13px; }
.card dd ul { padding: 0; list-style: none; }
.card dd p + p { margin-top: 2px; }
footer { padding-top: 8px; padding-bottom: 28px; color: var(--muted); font-size: 12px; }

@media (max-width: 1140px) {
  table, tbody { display: block; }
  caption { display: block; padding: 10px 12px 2px; }
  thead { display: none; }
  .scripted thead { display: block; border-bottom: 1px solid var(--border); }
  thead tr { display: flex; flex-wrap: wrap; align-items: center; gap: 0 4px; padding: 0 12px; color: var(--muted); font-size: 12px; }
  thead tr::before { content: attr(data-sort-by); }
  th { display: none; }
  th[data-sort] { display: block; padding: 4px; border: 0; }
  th button { padding: 6px 8px; margin: 0; }
  tbody tr {
    display: grid; grid-template-columns: fit-content(50%) minmax(0, 1fr) auto; gap: 2px 10px; padding: 10px 12px;
    border-top: 1px solid var(--track);
    grid-template-areas: "code vendor count" "message message message" "retry retry trend" "first first first" "last last last";
  }
  #unknown tbody tr { grid-template-areas: "code vendor count" "message message message" "first first trend" "last last trend"; }
  tbody tr:first-child { border-top: 0; }
  td, td.vendor, td.message, td.first, td.last { display: block; min-width: 0; width: auto; max-width: none; padding: 0; border: 0; }
  tbody tr:hover td { background: none; }
  td.vendor { grid-area: vendor; }
  td.code { grid-area: code; }
  td.code div { width: auto; max-width: none; }
  td.count { grid-area: count; width: 90px; min-width: 0; text-align: right; }
  td.trend { grid-area: trend; }
  td.message { grid-area: message; }
  td.retry { grid-area: retry; }
  td:empty { display: none; }
  td.first { grid-area: first; }
  td.last { grid-area: last; }
  td.first, td.last { font-size: 12px; }
  td.first::before, td.last::before { content: attr(data-label) " "; color: var(--muted); }
  td time { display: inline; }
}
@media (max-width: 820px) {
  main, footer { padding-left: 12px; padding-right: 12px; }
  h1 { margin-top: 18px; font-size: 19px; }
  .figures div { padding: 8px 12px; }
  .timeline { padding: 10px 10px 6px; }
  .timeline svg { padding: 0 6px 0 36px; }
  .filter { flex-wrap: wrap; margin-left: -12px; margin-right: -12px; padding: 8px 12px; }
  .filter input { flex: 1 1 0; }
  .filter kbd { display: none; }
  .card { padding: 12px; contain-intrinsic-size: auto 700px; }
  .body { display: block; }
}
@media (max-width: 560px) {
  .times > :nth-child(4n + 3), .times > :nth-child(4n + 4) { display: none; }
}
@media print {
  body { background: #fff; }
  main, footer { max-width: none; padding: 0; }
  .filter, .back { display: none; }
  .card, tbody tr, .timeline { break-inside: avoid; }
  .card { content-visibility: visible; }
  .column, .spark, .bar, .bar i, .badge { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@media print and (max-width: 1140px) {
  .scripted thead { display: none; }
}
`;
