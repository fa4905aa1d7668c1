import type { Launcher, RunningSanad, SanadWindow } from './launcher.ts';
import { endServer, startServer, tokenIn } from './loopback-server.ts';
import { createTabs, openOwnBrowser } from './tabs.ts';

/** Sanad in its browser host: a server of its own for each start, its windows in one Chromium. */
export function createBrowserLauncher(): Launcher {
  const tabs = createTabs();
  return {
    async start(start) {
      const server = await startServer(start);
      // Where the launch page leads; what leads there is tested in browser-host.test.ts.
      const entrance = `${server.origin}/#token=${tokenIn(server.launchPage)}`;
      const windows = new Set<SanadWindow>();
      const running: RunningSanad = {
        readyAt: server.readyAt,
        async openWindow(look = {}) {
          const window =
            look.profileFolder === undefined
              ? await tabs.open(entrance, look)
              : await openOwnBrowser(server, { ...look, profileFolder: look.profileFolder });
          windows.add(window);
          return window;
        },
        async quit() {
          await Promise.all([...windows].map((window) => window.close()));
          await endServer(server.process, 'SIGTERM');
        },
        loseCore: () => endServer(server.process, 'SIGKILL'),
      };
      return running;
    },
    end: () => tabs.end(),
  };
}
