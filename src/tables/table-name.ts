/** Whether a name is that of a table: by its ending. The schema that lies beside tables for editors is none. */
export function isTableName(name: string): boolean {
  return /\.(?:ya?ml|json|csv)$/i.test(name) && !/^\.|\.schema\.json$/i.test(name);
}
