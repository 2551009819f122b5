/** Which of the names, 32 to a number. */
export type Bits = Int32Array;

/** Behind the name of a list that has a second entry. */
const ofSecond = '[1]';

/**
 * Some names of fields, and which of them are somewhere in an object; `route[1]` is a list `route` of two entries or more. What an object has
 * is kept until the next one is looked at.
 */
export class FieldNames {
  private readonly places: ReadonlyMap<string, number>;
  /** Of the names with `[1]`, without it. */
  private readonly seconds: ReadonlyMap<string, number>;
  private readonly present: Bits;
  /** Many objects have the same as the one before. */
  private last: { readonly bits: Bits; readonly text: string };

  constructor(names: Iterable<string>) {
    this.places = new Map([...new Set(names)].map((name, place) => [name, place]));
    const listed = [...this.places].filter(([name]) => name.endsWith(ofSecond));
    this.seconds = new Map(listed.map(([name, place]) => [name.slice(0, -ofSecond.length), place]));
    this.present = this.none();
    this.last = { bits: this.none(), text: this.none().join() };
  }

  private none(): Bits {
    return new Int32Array((this.places.size + 31) >> 5);
  }

  /** The names as a set that is compared at once. */
  setOf(names: readonly string[]): Bits {
    const bits = this.none();
    for (const name of names) add(bits, this.places.get(name));
    return bits;
  }

  /** What is there, as a text that is the same for the same names. */
  lookAt(object: object): string {
    this.present.fill(0);
    if (this.places.size > 0) this.visit(object);
    if (this.present.some((word, index) => word !== this.last.bits[index])) {
      this.last = { bits: this.present.slice(), text: this.present.join() };
    }
    return this.last.text;
  }

  private visit(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) this.visit(value[index]);
      return;
    }
    for (const name in value) {
      add(this.present, this.places.get(name));
      const item = (value as Readonly<Record<string, unknown>>)[name];
      if (typeof item !== 'object') continue;
      if (Array.isArray(item) && item.length > 1) add(this.present, this.seconds.get(name));
      this.visit(item);
    }
  }

  /** Whether the object has one of them. */
  hasAny(names: Bits): boolean {
    for (let word = 0; word < names.length; word++) if ((names[word]! & this.present[word]!) !== 0) return true;
    return false;
  }
}

function add(bits: Bits, place: number | undefined): void {
  if (place !== undefined) bits[place >> 5]! |= 1 << (place & 31);
}
