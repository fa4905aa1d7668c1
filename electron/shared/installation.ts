import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the parts of this Sanad lie. */
export interface Installation {
  readonly version: string;
  readonly coreWorker: URL;
  readonly corpusFile: string;
  readonly preloadFile: string;
  readonly renderer: { readonly folder: string; readonly manifest: string };
}

/**
 * Finds the parts from the URL of a host's main file, which is `dist/<host>/main.js` once built and
 * `electron/<host>/main.ts` when the sources run; either way the built interface and corpus are used.
 */
export function findInstallation(mainUrl: string): Installation {
  const isBuilt = mainUrl.endsWith('.js');
  const root = new URL(isBuilt ? '../' : '../../', mainUrl);
  const built = isBuilt ? root : new URL('dist/', root);
  return {
    version: readVersion(new URL('package.json', root)),
    coreWorker: isBuilt ? new URL('core/core-worker.js', built) : new URL('db/service/core-worker.ts', root),
    corpusFile: fileURLToPath(new URL('corpus.sqlite', built)),
    preloadFile: fileURLToPath(new URL('desktop/preload.cjs', built)),
    renderer: {
      folder: fileURLToPath(new URL('renderer/', built)),
      manifest: fileURLToPath(new URL('renderer-files.json', built)),
    },
  };
}

function readVersion(packageFile: URL): string {
  const parsed: unknown = JSON.parse(readFileSync(packageFile, 'utf8'));
  if (
    typeof parsed === 'object' &&
    parsed !== null &&
    'version' in parsed &&
    typeof parsed.version === 'string'
  ) {
    return parsed.version;
  }
  throw new Error('package.json states no version');
}
