import type { Engine } from './engine.ts';

/** Each engine is loaded by the process that measures it only: what one brings along must not weigh on another. */
const LOADERS: Readonly<Record<string, () => Promise<Engine>>> = {
  sanad: async () => (await import('./engines/sanad.ts')).sanad,
  'sanad-answer': async () => (await import('./engines/sanad.ts')).sanadAnswer,
  lunr: async () => (await import('./engines/lunr.ts')).lunrEngine,
  fts5: async () => (await import('./engines/fts5.ts')).fts5Engine,
  minisearch: async () => (await import('./engines/minisearch.ts')).miniSearchEngine,
};

export const ENGINE_NAMES: readonly string[] = Object.keys(LOADERS);

export function loadEngine(name: string): Promise<Engine> {
  const load = LOADERS[name];
  if (!load) throw new Error(`There is no engine ${name}`);
  return load();
}
