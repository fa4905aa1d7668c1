export interface ParentWatch {
  readonly platform: NodeJS.Platform;
  /** The process that this one was started by, asked again each time. */
  readonly parentId: () => number;
  readonly onGone: () => void;
}

/**
 * Tells when the process that started this one has ended: npm, killed by its number, passes no signal on, and
 * without this the library would stay open behind it. The system then gives the process another parent; Windows
 * does not, so there is no watch there. Keeps no process alive.
 */
export function watchParent({ platform, parentId, onGone }: ParentWatch): void {
  if (platform === 'win32') return;
  const first = parentId();
  const timer = setInterval(() => {
    if (parentId() === first) return;
    clearInterval(timer);
    onGone();
  }, 1_000);
  timer.unref();
}
