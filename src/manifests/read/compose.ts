import type { Json } from '../json';
import { COLLECTION_STYLE, EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from './events';
import { isAliasBomb, maxDuplicates } from './limits';
import { type Report, Unreadable } from './problem';
import { floatKey, isSpecialKey, keyText, meaning, type Scalar } from './scalar';
import { type Tag, taggedMeaning, tagOf } from './tags';

type Mutable = { [key: string]: Json };

const escapes = /\\(?:u....|[\s\S])/g;
/** What JSON has besides: the slash, and characters in two halves. */
const foreignEscape = /^\\(?:\/|u[dD][89a-fA-F])/;

interface Anchor {
  /** The index of its event. */
  readonly at: number;
  /** Undefined until it is read whole. */
  value?: Json;
  /** How many values it stands for. */
  size: number;
}

/** Where an event is seen in the text; scalars within quotes begin before their value. */
export function offsetOf(event: Event | undefined): number {
  if (event === undefined) return 0;
  if ('tagStart' in event && event.tagStart !== -1) return event.tagStart;
  if ('anchorStart' in event && event.anchorStart !== -1) return event.anchorStart - 1;
  if ('start' in event) return event.start;
  if (event.type !== EVENT_ID.SCALAR || event.valueStart === -1) return -1;
  const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  return quoted ? event.valueStart - 1 : event.valueStart;
}

/** What a scalar's event means as a key: its text, or what it is instead. */
export function keyOf(source: string, event: ScalarEvent, tag: Tag | undefined): string | { readonly not: string } {
  const text = getScalarValue(source, event);
  if (tag === undefined) {
    return event.style === SCALAR_STYLE.PLAIN && isSpecialKey(text) ? keyText(text) : text;
  }
  const value = taggedMeaning(tag, text);
  if (value === undefined || value === null) return { not: 'an empty key' };
  if (typeof value !== 'number') return String(value);
  return tag === 'float' ? floatKey(value) : keyText(text);
}

/** Sets a field of its own, whatever its name. */
function put(map: Mutable, key: string, value: Json): void {
  if (key === '__proto__')
    Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
  else map[key] = value;
}

/**
 * Builds the value of one document of events as sigs.k8s.io/yaml does: its scalars and keys, merges in the order in which they are written,
 * aliases as long as they do not stand for most of it. Values of aliases are shared.
 */
export class Composer {
  private at: number;
  private readonly anchors = new Map<string, Anchor>();
  private all = 0;
  private aliased = 0;
  private duplicates = 0;
  /** How many brackets are open. */
  private brackets = 0;
  private readonly directives;

  /** `first` is the index of the event that begins the document. */
  constructor(
    private readonly source: string,
    private readonly events: readonly Event[],
    first: number,
    private readonly report: Report,
  ) {
    const document = events[first]!;
    this.directives = document.type === EVENT_ID.DOCUMENT ? document.directives : [];
    this.at = first + 1;
  }

  /** The value of the document, and the index behind its last event. */
  document(): { readonly value: Json; readonly next: number } {
    const value = this.node();
    return { value, next: this.at + 1 };
  }

  private node(): Json {
    this.all++;
    const at = this.at++;
    const event = this.events[at]!;
    if (event.type === EVENT_ID.ALIAS) return this.alias(event.anchorStart, event.anchorEnd);
    const anchor = this.anchorOf(event, at);
    const before = this.all;
    const value = event.type === EVENT_ID.SCALAR ? this.scalar(event) : this.collection(event);
    if (anchor !== undefined) {
      anchor.value = value;
      anchor.size = this.all - before + 1;
    }
    return value;
  }

  private collection(event: Event): Json {
    const bracket = 'style' in event && event.style === COLLECTION_STYLE.FLOW ? 1 : 0;
    this.brackets += bracket;
    const value = event.type === EVENT_ID.MAPPING ? this.mapping() : this.list();
    this.brackets -= bracket;
    return value;
  }

  private anchorOf(event: Event, at: number): Anchor | undefined {
    if (!('anchorStart' in event) || event.anchorStart === -1) return undefined;
    const name = this.source.slice(event.anchorStart, event.anchorEnd);
    if (!/^[\w-]+$/.test(name)) this.fail('an anchor has letters, digits, - and _ only', event.anchorStart - 1);
    const anchor: Anchor = { at, size: 0 };
    this.anchors.set(name, anchor);
    return anchor;
  }

  private anchor(start: number, end: number): Anchor & { readonly value: Json } {
    const name = this.source.slice(start, end);
    const anchor = this.anchors.get(name);
    if (anchor === undefined) this.fail(`nothing before it has the anchor '${name}'`, start - 1);
    const { value } = anchor;
    if (value === undefined) this.fail(`the anchor '${name}' contains itself`, start - 1);
    return { ...anchor, value };
  }

  private alias(start: number, end: number): Json {
    const { value, size } = this.anchor(start, end);
    this.all += size;
    this.aliased += size;
    if (!isAliasBomb(this.aliased, this.all)) return value;
    throw new Unreadable(
      'MESH7008',
      {
        what: 'what the aliases of the document stand for',
        limit: 'nearly all of a small document, a tenth of a large one',
        advice: 'write the values out, or make several documents of it',
      },
      start - 1,
    );
  }

  private fail(reason: string, offset: number): never {
    throw new Unreadable('MESH7001', { reason }, offset);
  }

  private tag(event: ScalarEvent): Tag | undefined {
    return event.tagStart === -1 ? undefined : tagOf(this.source.slice(event.tagStart, event.tagEnd), this.directives);
  }

  private scalar(event: ScalarEvent): Scalar {
    const text = getScalarValue(this.source, event);
    this.checkWriting(event, text);
    if (event.tagStart !== -1) return this.tagged(event, text);
    if (event.style !== SCALAR_STYLE.PLAIN) return text;
    const value = meaning(text);
    if (typeof value === 'number' && !Number.isFinite(value)) this.notJson(`the number ${text}`, offsetOf(event));
    return value;
  }

  /** Refuses what is YAML 1.2, and no YAML to the reader of Kubernetes. */
  private checkWriting(event: ScalarEvent, text: string): void {
    if (event.style === SCALAR_STYLE.PLAIN) {
      if (this.brackets > 0 && (text.includes('?') || text.startsWith(':'))) {
        this.fail('within brackets, a value with ? or with : at its beginning needs quotes', event.valueStart);
      }
    } else if (event.style === SCALAR_STYLE.DOUBLE_QUOTED && !event.fast) {
      for (const { 0: written, index } of this.source.slice(event.valueStart, event.valueEnd).matchAll(escapes)) {
        if (foreignEscape.test(written)) this.fail(`YAML has no escape ${written}`, event.valueStart + index);
      }
    }
  }

  private tagged(event: ScalarEvent, text: string): Scalar {
    const value = taggedMeaning(this.tag(event)!, text);
    const written = this.source.slice(event.tagStart, event.tagEnd);
    if (value === undefined) this.fail(`the value is no ${written}`, event.tagStart);
    if (typeof value === 'number' && !Number.isFinite(value)) this.notJson(`the number ${text}`, event.tagStart);
    return value;
  }

  private notJson(what: string, offset: number): never {
    throw new Unreadable('MESH7015', { what }, offset);
  }

  private list(): Json {
    const items: Json[] = [];
    while (this.events[this.at]!.type !== EVENT_ID.POP) items.push(this.node());
    this.at++;
    return items;
  }

  private mapping(): Json {
    const map: Mutable = {};
    let merged: Set<string> | undefined;
    for (let event = this.events[this.at]!; event.type !== EVENT_ID.POP; event = this.events[this.at]!) {
      if (event.type === EVENT_ID.SCALAR && this.isMerge(event)) {
        this.anchorOf(event, this.at++);
        merged ??= new Set();
        this.merge(map, merged);
        continue;
      }
      const key = this.key(event);
      const value = this.node();
      // looked up first, since to ask for an own field is slower
      if (map[key] === undefined) {
        map[key] = value;
        continue;
      }
      if (Object.hasOwn(map, key) && !merged?.delete(key)) this.duplicate(key, offsetOf(event));
      put(map, key, value);
    }
    this.at++;
    return map;
  }

  private isMerge(event: ScalarEvent): boolean {
    const { source } = this;
    if (event.valueEnd - event.valueStart !== 2 || source.charCodeAt(event.valueStart) !== 60) return false;
    if (source.charCodeAt(event.valueStart + 1) !== 60) return false;
    return event.tagStart === -1 ? event.style === SCALAR_STYLE.PLAIN : isMergeTag(source, event, this.tag(event));
  }

  private duplicate(key: string, offset: number): void {
    if (++this.duplicates <= maxDuplicates) this.report('MESH7002', { key }, offset);
  }

  private key(event: Event): string {
    this.all++;
    const at = this.at++;
    let key: string | { readonly not: string } = { not: 'a mapping or a list as a key' };
    if (event.type === EVENT_ID.SCALAR) {
      const anchor = this.anchorOf(event, at);
      key = keyOf(this.source, event, this.tag(event));
      if (this.brackets > 0 || event.style === SCALAR_STYLE.DOUBLE_QUOTED) {
        this.checkWriting(event, getScalarValue(this.source, event));
      }
      if (anchor !== undefined) {
        anchor.value = this.scalar(event);
        anchor.size = 1;
      }
    } else if (event.type === EVENT_ID.ALIAS) {
      const target = this.events[this.anchor(event.anchorStart, event.anchorEnd).at]!;
      this.alias(event.anchorStart, event.anchorEnd);
      if (target.type === EVENT_ID.SCALAR) key = keyOf(this.source, target, this.tag(target));
    }
    if (typeof key === 'string') return key;
    const offset = offsetOf(event);
    return this.notJson(key.not, offset === -1 ? offsetOf(this.events[at + 1]) : offset);
  }

  /** Fields of other mappings come in at this place, and win over what stands before it. */
  private merge(map: Mutable, merged: Set<string>): void {
    const event = this.events[this.at]!;
    if (event.type !== EVENT_ID.SEQUENCE) {
      this.mergeOne(map, merged, this.mergeable(event));
      return;
    }
    this.all++;
    const anchor = this.anchorOf(event, this.at++);
    const sources: Mutable[] = [];
    while (this.events[this.at]!.type !== EVENT_ID.POP) sources.push(this.mergeable(this.events[this.at]!));
    this.at++;
    if (anchor !== undefined) anchor.value = sources;
    for (const source of sources.reverse()) this.mergeOne(map, merged, source);
  }

  private mergeable(event: Event): Mutable {
    const target =
      event.type === EVENT_ID.ALIAS ? this.events[this.anchor(event.anchorStart, event.anchorEnd).at]! : event;
    if (target.type !== EVENT_ID.MAPPING) this.fail('<< merges mappings only, or a list of them', offsetOf(event));
    return this.node() as Mutable;
  }

  private mergeOne(map: Mutable, merged: Set<string>, source: Mutable): void {
    for (const key of Object.keys(source)) {
      if (!Object.hasOwn(map, key)) merged.add(key);
      put(map, key, source[key]!);
    }
  }
}

/** Where the tag `!` makes a plain key of it. */
const isMergeTag = (source: string, event: ScalarEvent, tag: Tag | undefined): boolean =>
  tag === 'merge' || source.slice(event.tagStart, event.tagEnd) === '!';
