/** Which of the names, 32 to a number. */
export type Bits = Int32Array;

/** Some names of fields, and which of them are somewhere in an object. What an object has is kept until the next one is looked at. */
export class FieldNames {
  private readonly places: ReadonlyMap<string, number>;
  private readonly present: Bits;

  constructor(names: Iterable<string>) {
    this.places = new Map([...new Set(names)].map((name, place) => [name, place]));
    this.present = this.none();
  }

  private none(): Bits {
    return new Int32Array((this.places.size + 31) >> 5);
  }

  /** The names as a set that is compared at once. */
  setOf(names: readonly string[]): Bits {
    const bits = this.none();
    for (const name of names) this.add(bits, name);
    return bits;
  }

  private add(bits: Bits, name: string): void {
    const place = this.places.get(name);
    if (place !== undefined) bits[place >> 5]! |= 1 << (place & 31);
  }

  /** What is there, as a text that is the same for the same names. */
  lookAt(object: object): string {
    this.present.fill(0);
    if (this.places.size > 0) this.visit(object);
    return this.present.join();
  }

  private visit(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) this.visit(value[index]);
      return;
    }
    for (const name in value) {
      this.add(this.present, name);
      this.visit((value as Readonly<Record<string, unknown>>)[name]);
    }
  }

  /** Whether the object has one of them. */
  hasAny(names: Bits): boolean {
    for (let word = 0; word < names.length; word++) if ((names[word]! & this.present[word]!) !== 0) return true;
    return false;
  }
}
