const hidden = '••••';

/**
 * A secret that does not print: as text, in JSON and in a console it is only dots. `reveal` is
 * called where it goes onto the wire, nowhere else.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  /** What people may see of it: the last four characters, of long ones only. */
  get last4(): string {
    return this.#value.length >= 12 ? this.#value.slice(-4) : hidden;
  }

  toString(): string {
    return hidden;
  }

  toJSON(): string {
    return hidden;
  }
}
