import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Whether the module of this URL is the script that Node was started with, also through a link. In the place of
 * `import.meta.main`, which early releases of Node 24 do not have.
 */
export function isRunDirectly(moduleUrl: string): boolean {
  const script = process.argv[1];
  return script !== undefined && realpathSync(script) === fileURLToPath(moduleUrl);
}
