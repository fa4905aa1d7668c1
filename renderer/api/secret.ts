/**
 * A passphrase or a code on its way to the core. It can be taken once, so that whatever keeps the call (react-query keeps
 * what a mutation was called with) keeps nothing that is worth anything.
 */
export class Secret {
  #value: string | null;

  constructor(value: string) {
    this.#value = value;
  }

  take(): string {
    const value = this.#value;
    this.#value = null;
    if (value === null) throw new Error('A secret is taken once.');
    return value;
  }
}
