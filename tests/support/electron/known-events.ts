import { EventEmitter } from 'node:events';

/** An event that a listener may prevent. */
export class StandInEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** An emitter that knows its events: listening for one it does not know throws. */
export class KnownEvents extends EventEmitter {
  readonly #known: readonly string[];

  constructor(known: readonly string[]) {
    super();
    this.#known = known;
  }

  override on(...subscription: Parameters<EventEmitter['on']>): this {
    this.#check(subscription[0]);
    return super.on(...subscription);
  }

  override once(...subscription: Parameters<EventEmitter['once']>): this {
    this.#check(subscription[0]);
    return super.once(...subscription);
  }

  #check(event: string | symbol): void {
    if (this.#known.includes(String(event))) return;
    throw new Error(`The stand-in knows no event ${String(event)} of ${this.constructor.name}`);
  }
}
