import { lazy } from 'react';

/** Loads the editor, which is a quarter of the interface, beside the rest; at once where that was done before. */
export const loadWritingSurface = () => import('./WritingSurface.tsx');

export const LazyWritingSurface = lazy(async () => {
  const { WritingSurface } = await loadWritingSurface();
  return { default: WritingSurface };
});
