/** What `errcode export` writes programs in. */
export const programTargets = ['ts', 'go', 'java', 'python'] as const;
export type ProgramTarget = (typeof programTargets)[number];

/** The engines that `errcode export` writes lookup tables for. */
export const tableTargets = [
  'clickhouse',
  'splunk',
  'vector',
  'duckdb',
  'logstash',
  'elasticsearch',
  'opensearch',
] as const;
export type TableTarget = (typeof tableTargets)[number];

export const exportTargets = [...programTargets, ...tableTargets] as const;
export type ExportTarget = (typeof exportTargets)[number];

/** What to write. */
export interface ExportOptions {
  readonly for?: ExportTarget;
  /** Package of a Go or Java program, as it was typed. */
  readonly package?: string;
}
