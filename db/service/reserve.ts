import { hasBallast, hasRoomForBallast, makeBallast, releaseBallast } from '../vault/ballast.ts';
import type { BytesDone } from '../vault/copy-in-slices.ts';
import type { Schedule } from '../vault/state-file.ts';
import { storageFailure, systemCode } from '../vault/storage-failure.ts';

/** Opening comes first: a library that is only looked into for a moment never waits for this. */
const FIRST_LOOK_MS = 30_000;
const BETWEEN_SLICES_MS = 20;
/** How often it is tried again to take space that was given free, or was not there. */
const LOOK_AGAIN_MS = 60_000;

export interface ReservePorts {
  readonly folder: string;
  readonly schedule: Schedule;
  /** `isDiskFull` is another than before. */
  readonly onChange: () => void;
}

/** Space on the disk that is held while a library is open, and given free when the disk is full. */
export interface Reserve {
  isDiskFull(): boolean;
  /** Gives it free; false where there was none left to give. */
  release(): boolean;
  /** Takes back what is being written; what is held stays. */
  close(): void;
}

/** Takes the space some time after it was started, in slices, and again once there is room after it was given free. */
export function startReserve({ folder, schedule, onChange }: ReservePorts): Reserve {
  let isDiskFull = false;
  let making: Generator<BytesDone, void> | null = null;
  let cancel = schedule(look, FIRST_LOOK_MS);

  function tell(isFull: boolean): void {
    if (isFull === isDiskFull) return;
    isDiskFull = isFull;
    onChange();
  }

  function look(): void {
    try {
      if (hasBallast(folder)) return tell(false);
      if (!hasRoom()) return lookAgain({ isFull: true });
      making = makeBallast(folder);
      writeOn();
    } catch (error) {
      notTaken(error);
    }
  }

  function hasRoom(): boolean {
    try {
      return hasRoomForBallast(folder);
    } catch {
      return true; // a disk that cannot say how much room it has: writing will show it
    }
  }

  function lookAgain({ isFull }: { readonly isFull: boolean }): void {
    cancel = schedule(look, LOOK_AGAIN_MS);
    tell(isFull);
  }

  function writeOn(): void {
    try {
      if (making?.next().done === false) {
        cancel = schedule(writeOn, BETWEEN_SLICES_MS);
        return;
      }
      making = null;
      tell(false);
    } catch (error) {
      notTaken(error);
    }
  }

  /** A disk that refuses for another reason says so at the next command; here nobody waits for an answer. */
  function notTaken(error: unknown): void {
    making = null;
    if (systemCode(error) === null) throw error;
    lookAgain({ isFull: isDiskFull || storageFailure(error)?.code === 'disk-full' });
  }

  function stop(): void {
    cancel();
    making?.return();
    making = null;
  }

  return {
    isDiskFull: () => isDiskFull,
    release() {
      stop();
      const hadSome = releaseBallast(folder);
      lookAgain({ isFull: true });
      return hadSome;
    },
    close: stop,
  };
}
