import type { DocumentDirective } from './events';
import { exactly, meaning, type Scalar } from './scalar';

const core = 'tag:yaml.org,2002:';

/** What a tag asks for. Tags that readers of Kubernetes do not know make a text of a scalar, and are nothing at a list or a mapping. */
export type Tag = 'str' | 'bool' | 'int' | 'float' | 'null' | 'timestamp' | 'binary' | 'merge' | 'other';

const known: ReadonlySet<string> = new Set<Tag>([
  'str',
  'bool',
  'int',
  'float',
  'null',
  'timestamp',
  'binary',
  'merge',
]);

/** The tag of its written form, such as `!!int` or `!<tag:yaml.org,2002:int>`. */
export function tagOf(written: string, directives: readonly DocumentDirective[]): Tag {
  const name = fullName(written, directives);
  const short = name.startsWith(core) ? name.slice(core.length) : '';
  return known.has(short) ? (short as Tag) : 'other';
}

function fullName(written: string, directives: readonly DocumentDirective[]): string {
  if (written.startsWith('!<')) return written.slice(2, -1);
  const end = written.indexOf('!', 1);
  const handle = written.slice(0, end + 1);
  for (const directive of directives) {
    if (directive.kind === 'tag' && directive.handle === handle) return directive.prefix + written.slice(end + 1);
  }
  return handle === '!!' ? core + written.slice(2) : written;
}

/** The forms that Go's time.Parse takes. */
const timestamp =
  /^\d{4}-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])(?:[Tt](?:[01]?\d|2[0-3]):[0-5]?\d:[0-5]?\d(?:[.,]\d+)?(?:Z|[-+]\d\d:\d\d)| (?:[01]?\d|2[0-3]):[0-5]?\d:[0-5]?\d(?:[.,]\d+)?)?$/;

function isTimestamp(text: string): boolean {
  if (!timestamp.test(text)) return false;
  const [year, month, day] = text.split(/[-Tt ]/, 3).map(Number) as [number, number, number];
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The text in base64 where the data is sound; line breaks may stand in it. */
function decoded(data: string): string | undefined {
  const plain = data.replace(/[\r\n]/g, '');
  const sound = plain.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(plain);
  return sound ? Buffer.from(plain, 'base64').toString('utf8') : undefined;
}

/** What a tagged scalar means; undefined where it is not of its tag. */
export function taggedMeaning(tag: Tag, text: string): Scalar | undefined {
  switch (tag) {
    case 'binary':
      return decoded(text);
    case 'timestamp':
      return isTimestamp(text) ? text : undefined;
    case 'bool': {
      const value = meaning(text);
      return typeof value === 'boolean' ? value : undefined;
    }
    case 'null':
      return meaning(text) === null ? null : undefined;
    case 'int': {
      const value = exactly(text);
      return typeof value === 'bigint' ? Number(value) : undefined;
    }
    case 'float': {
      const value = exactly(text);
      // of 64 bits without a sign, an integer is no float to the reader
      if (typeof value === 'bigint') return value < 2n ** 63n ? Number(value) : undefined;
      return typeof value === 'number' ? value : undefined;
    }
    default:
      return text;
  }
}
