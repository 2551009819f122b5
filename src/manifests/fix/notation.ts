import type { Json } from '../json';
import { meaning, type Scalar } from '../read/scalar';

/** What is the same in every style, within brackets and out of them. */
const safe = /^[A-Za-z_][\w./-]*$/;

const quotes: Readonly<Record<string, (text: string) => string>> = {
  single: (text) => `'${text.replaceAll("'", "''")}'`,
  double: (text) => JSON.stringify(text),
};

/** A text between the quotes that stood there, or without any where it needs none. */
export function textAs(style: 'plain' | 'single' | 'double', text: string): string {
  if (style !== 'plain') return quotes[style]!(text);
  return safe.test(text) && meaning(text) === text ? text : JSON.stringify(text);
}

export const scalarAs = (style: 'plain' | 'single' | 'double', value: Scalar): string =>
  typeof value === 'string' ? textAs(style, value) : String(value);

/** How fields are written on one line. */
export interface LineStyle {
  readonly isJson: boolean;
  /** With a blank behind colons and commas. */
  readonly isWide: boolean;
  /** With a blank inside of braces. */
  readonly isPadded: boolean;
}

/** A value on one line. */
export function inline(value: Json, style: LineStyle): string {
  const comma = style.isWide ? ', ' : ',';
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map((item) => inline(item, style)).join(comma)}]`;
  if (typeof value !== 'object' || value === null) return scalarAs(style.isJson ? 'double' : 'plain', value as Scalar);
  const fields = Object.entries(value).map(([key, field]) => pair(key, field as Json, style));
  if (fields.length === 0) return '{}';
  const pad = style.isPadded ? ' ' : '';
  return `{${pad}${fields.join(comma)}${pad}}`;
}

/** A field on one line. */
export const pair = (key: string, value: Json, style: LineStyle): string =>
  // a colon without a blank behind it ends quoted keys only
  `${textAs(style.isJson ? 'double' : 'plain', key)}:${style.isWide || !style.isJson ? ' ' : ''}${inline(value, style)}`;
