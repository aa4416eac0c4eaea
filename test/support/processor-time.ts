/**
 * Milliseconds that this process has had of the processor. Limits are on these: where others run too, work takes longer,
 * but no more of them.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
