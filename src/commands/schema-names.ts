/** What there are schemas of: what `--json` prints, and a team's own tables. */
export const schemaNames = ['output', 'tables'] as const;
export type SchemaName = (typeof schemaNames)[number];
