import type { Page } from 'playwright-core';

/**
 * What the specs know of a host. They are written against this and nothing else, so that the same specs run on
 * every launcher; servers, tokens, profiles and processes are known to `support/` only.
 */
export interface Launcher {
  /** Starts Sanad on a data folder and resolves as soon as it could show a window. */
  start(start: SanadStart): Promise<RunningSanad>;
  /** Gives back what the launcher keeps for all starts, such as the browser itself. */
  end(): Promise<void>;
}

export interface SanadStart {
  readonly dataFolder: string;
  /** A folder of this start's own for whatever the host has to write beside the library. */
  readonly runtimeFolder: string;
}

export interface RunningSanad {
  /** When it was ready to show a window, in milliseconds since 1970. */
  readonly readyAt: number;
  openWindow(look?: WindowLook): Promise<SanadWindow>;
  /** Ends it as a person would; resolves when nothing of it runs any more. */
  quit(): Promise<void>;
  /** Ends the core under its open windows without a word, as a crash would. */
  loseCore(): Promise<void>;
}

export interface WindowLook {
  /** CSS pixels; 1280 by 800 unless said otherwise. */
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** JavaScript that runs in the page before the page's own. */
  readonly beforeLoad?: string;
  /** A folder in which the window's browser keeps what it keeps; without it nothing is kept. */
  readonly profileFolder?: string;
}

export interface SanadWindow {
  readonly page: Page;
  /** Every address that the window asked for, in order. */
  readonly requests: readonly string[];
  /** What went wrong in the page: exceptions, whatever the policies refused, errors on the console. */
  readonly complaints: readonly string[];
  /** Whether an address belongs to this Sanad. */
  isOwnAddress(address: string): boolean;
  /** The page's address without its origin, such as `/library`. */
  place(): string;
  /** Loads an address of the interface anew, as by typing it into an address line. */
  goTo(place: string): Promise<void>;
  close(): Promise<void>;
}
