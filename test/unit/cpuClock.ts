/**
 * Milliseconds of a processor that this process has used. Unlike the time of day it stands still while the machine does
 * something else, so a test that measures growth says the same on a machine under load.
 */
export function cpuClock(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
