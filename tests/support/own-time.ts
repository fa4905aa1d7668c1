/**
 * Processor time this thread has used so far, in milliseconds. What bounds the work of one call is measured by it: a clock
 * on the wall would also count what other programs were given meanwhile.
 */
export function ownTimeMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
