type NumberArray = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** A list of numbers in a typed array that doubles when full: 1 to 8 bytes a number instead of an object each. */
export class GrowingNumbers<T extends NumberArray> {
  #numbers: T;
  readonly #make: (length: number) => T;
  length = 0;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#numbers = make(64);
  }

  push(value: number): void {
    if (this.length === this.#numbers.length) {
      const larger = this.#make(this.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.length] = value;
    this.length++;
  }

  /** 0 outside of the list. */
  at(index: number): number {
    return this.#numbers[index] ?? 0;
  }
}
