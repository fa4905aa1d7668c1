import type { CoreConnection } from '../../db/contract/contract.ts';
import type { CoreTransport } from './core-transport.ts';

declare global {
  interface Window {
    /** Put there by the preload of the desktop window; absent in a browser. */
    readonly sanad?: CoreConnection;
  }
}

/** Reaches the core through the preload of the desktop window. A call that is given up still runs to its end. */
export function connectThroughPreload(bridge: CoreConnection): CoreTransport {
  return {
    call: (method, input) => bridge.call(method, input),
    subscribe: (listener) => bridge.subscribe(listener),
    isOnlyWindow: true,
  };
}
