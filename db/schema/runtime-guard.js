/**
 * Says in one sentence why this runtime cannot carry the database driver, or answers `null` where it can.
 *
 * Under Node 20 the driver ends the process with a segmentation fault and no message. Plain JavaScript, importing
 * nothing, so that it runs on the runtime it refuses.
 *
 * @param {string} nodeVersion such as `process.versions.node`
 * @returns {string | null}
 */
export function runtimeProblem(nodeVersion) {
  const major = Number.parseInt(nodeVersion, 10);
  if (major >= 24) return null;
  return `Sanad needs Node 24 or newer, but this is Node ${nodeVersion}: start it with npm start, which brings its own.`;
}
