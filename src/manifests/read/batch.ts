import type { Json } from '../json';
import { Composer } from './compose';
import type { Document } from './documents';
import { EVENT_ID, type Event } from './events';
import { type Report, Unreadable } from './problem';
import { parse } from './read-yaml';

/** In characters. To begin with a text costs the parser more than a small document does. */
const enough = 64 * 1024;

/** Documents that were parsed together, none of which has a fault. */
export class Batch {
  private constructor(
    readonly from: number,
    readonly to: number,
    private readonly start: number,
    private readonly source: string,
    private readonly events: readonly Event[],
    private readonly firsts: readonly number[],
  ) {}

  /** The next documents, as many as may go together; parsed where that is of use and where all of them can be. */
  static next(text: string, documents: readonly Document[], from: number): Batch {
    const { start } = documents[from]!;
    let to = from;
    let end = start;
    while (to < documents.length && end - start < enough && goesOn(text, documents[to]!, end))
      end = documents[to++]!.end;
    if (to - from < 2) return new Batch(from, Math.max(to, from + 1), start, '', [], []);
    const source = text.slice(start, end);
    const events = tryEvents(source);
    return new Batch(from, to, start, source, events, firstsOf(events, to - from));
  }

  /** The value of a document; undefined where it has to be read on its own. */
  read(document: number, report: Report): Json | undefined {
    const first = this.firsts[document - this.from];
    if (first === undefined) return undefined;
    const { start } = this;
    const found: Parameters<Report>[] = [];
    try {
      const { value } = new Composer(this.source, this.events, first, (...one) => found.push(one)).document();
      for (const [code, values, offset] of found) report(code, values, start + offset);
      return value;
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  }
}

/** A document of YAML that begins with its own `---`, where the one before it ended. */
const goesOn = (text: string, { start, json }: Document, end: number): boolean =>
  start === end && json === undefined && text.startsWith('---', start);

function tryEvents(text: string): readonly Event[] {
  try {
    const { source, events } = parse(text);
    return source === text ? events : [];
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
}

/** The indexes of the events that begin documents, if there is exactly one for each `---`. */
function firstsOf(events: readonly Event[], count: number): readonly number[] {
  const firsts: number[] = [];
  for (let index = 0; index < events.length; index++) {
    const event = events[index]!;
    if (event.type !== EVENT_ID.DOCUMENT) continue;
    if (!event.explicitStart) return [];
    firsts.push(index);
  }
  return firsts.length === count ? firsts : [];
}
