/** What was made of texts that come again and again, such as keys; a text that falls on the place of another takes it. */
export class KnownTexts<Made> {
  private readonly texts: string[];
  private readonly made: (Made | undefined)[];

  constructor(
    private readonly make: (text: string) => Made,
    private readonly size = 2048,
  ) {
    this.texts = new Array<string>(size).fill('');
    this.made = new Array<Made | undefined>(size).fill(undefined);
  }

  /** What is made of a part of a text, which is cut out only where it is not known. */
  of(text: string, from = 0, to = text.length): Made {
    const length = to - from;
    if (length === 0) return this.make('');
    const middle = text.charCodeAt(from + (length >> 1));
    const place = (length * 31 + text.charCodeAt(from) * 7 + middle * 131 + text.charCodeAt(to - 1) * 17) % this.size;
    const known = this.texts[place]!;
    if (known.length === length && text.startsWith(known, from)) return this.made[place] as Made;
    const part = text.slice(from, to);
    const made = this.make(part);
    this.texts[place] = part;
    this.made[place] = made;
    return made;
  }
}
