/** An element of XML: its attributes, and elements and texts in their order. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: readonly (Element | string)[];
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** The characters of XML 1.0. */
const character = /^[\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

function plain(text: string): string {
  const read = text.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));|&/g, (whole, decimal, hex, name: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    const known = entities[name];
    if (known === undefined) throw new Error(`no such entity: ${whole}`);
    return known;
  });
  if (!character.test(read)) throw new Error(`characters that XML does not have: ${JSON.stringify(read)}`);
  return read;
}

const declaration = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/;
const token = /<\/([\w-]+)>|<([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>|([^<]+)/y;

/** Reads a document without comments, CDATA and names of namespaces; throws where it is not well-formed. */
export function readXml(text: string): Element {
  const start = declaration.exec(text)?.[0].length;
  if (start === undefined) throw new Error('no declaration');
  const root: { name: string; attributes: Record<string, string>; content: (Element | string)[] } = {
    name: '',
    attributes: {},
    content: [],
  };
  const open = [root];
  for (token.lastIndex = start; token.lastIndex < text.length; ) {
    const at = token.lastIndex;
    const found = token.exec(text);
    if (found === null) throw new Error(`no XML: ${text.slice(at, at + 80)}`);
    const [, closed, name, attributes, empty, content] = found;
    if (content !== undefined) open.at(-1)!.content.push(plain(content));
    else if (closed !== undefined) {
      const last = open.pop()!;
      if (last.name !== closed) throw new Error(`${closed} ends where ${last.name} is open`);
    } else {
      const element: typeof root = { name: name!, attributes: {}, content: [] };
      for (const [, key, value] of attributes!.matchAll(/ ([\w-]+)="([^"]*)"/g)) {
        if (Object.hasOwn(element.attributes, key!)) throw new Error(`${key} is there twice`);
        // what is not escaped becomes a blank
        element.attributes[key!] = plain(value!.replaceAll(/[\t\n\r]/g, ' '));
      }
      open.at(-1)!.content.push(element);
      if (empty === '') open.push(element);
    }
  }
  const elements = root.content.filter((one) => typeof one !== 'string');
  if (open.length !== 1 || elements.length !== 1) throw new Error('not one element that ends');
  if (root.content.some((one) => typeof one === 'string' && one.trim() !== '')) throw new Error('text beside the root');
  return elements[0]!;
}
