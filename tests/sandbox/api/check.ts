import { Refusal } from './errors.ts';

export type Fields = Record<string, unknown>;

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Collects the complaints about one object, in the words of Nest's class-validator. */
export class Checker {
  readonly complaints: string[] = [];
  private readonly fields: Fields;
  private readonly prefix: string;

  constructor(fields: Fields, prefix = '') {
    this.fields = fields;
    this.prefix = prefix;
  }

  private at(name: string): string {
    return this.prefix + name;
  }

  complain(name: string, text: string): void {
    this.complaints.push(`${this.at(name)} ${text}`);
  }

  take(nested: Checker): void {
    this.complaints.push(...nested.complaints);
  }

  /** A required text that is not empty. */
  text(name: string): void {
    const value = this.fields[name];
    if (typeof value !== 'string') this.complain(name, 'must be a string');
    if (value === undefined || value === null || value === '') {
      this.complain(name, 'should not be empty');
    } else if (typeof value === 'string' && value.trim() === '') {
      this.complain(name, 'should not be empty');
    }
  }

  optionalText(name: string): void {
    const value = this.fields[name];
    if (value !== undefined && typeof value !== 'string') this.complain(name, 'must be a string');
  }

  optionalBoolean(name: string): void {
    const value = this.fields[name];
    if (value !== undefined && typeof value !== 'boolean') {
      this.complain(name, 'must be a boolean value');
    }
  }

  number(name: string): void {
    const value = this.fields[name];
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      this.complain(name, 'must be a number conforming to the specified constraints');
    } else if (value <= 0) {
      this.complain(name, 'must be a positive number');
    }
  }

  oneOf(name: string, values: readonly string[]): void {
    if (!values.includes(this.fields[name] as string)) {
      this.complain(name, `must be one of the following values: ${values.join(', ')}`);
    }
  }

  /** A list of texts with `min` to `max` entries. */
  texts(name: string, min: number, max = Number.POSITIVE_INFINITY): void {
    const value = this.fields[name];
    if (!Array.isArray(value)) {
      this.complain(name, 'must be an array');
      return;
    }
    if (value.some((entry) => typeof entry !== 'string')) {
      this.complain(name, 'each value in examples must be a string'.replace('examples', name));
    }
    if (value.length < min) this.complain(name, `must contain at least ${min} elements`);
    if (value.length > max) this.complain(name, `must contain no more than ${max} elements`);
  }

  /** An optional list of objects, each checked by `check`. */
  objects(name: string, check: (entry: Checker) => void): void {
    const value = this.fields[name];
    if (value === undefined) return;
    if (!Array.isArray(value)) {
      this.complain(name, 'must be an array');
      return;
    }
    for (const [index, entry] of value.entries()) {
      const nested = new Checker(isObject(entry) ? entry : {}, `${this.at(name)}.${index}.`);
      check(nested);
      this.take(nested);
    }
  }

  /** Throws a 422 with every complaint, when there is one. */
  done(): void {
    if (this.complaints.length > 0) throw new Refusal(422, this.complaints);
  }
}
