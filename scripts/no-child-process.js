// Stands in for node:child_process in the built program; see scripts/build.ts.
export function spawn() {
  throw new Error('errcode starts no other programs');
}
export default { spawn };
