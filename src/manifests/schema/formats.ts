import { isCidr, isIpv4, isIpv6 } from '../core/ip';
import { isQuantity } from '../core/quantity';

/** A format that the API server, or the Go type behind a field, reads. A format that is not in the table is not checked. */
export interface Format {
  readonly name: string;
  readonly example: string;
  readonly text?: (value: string) => boolean;
  readonly number?: (value: number) => boolean;
}

const integers = (name: string, low: number, high: number): Format => ({
  name: `${name} (${low} to ${high})`,
  example: '1',
  number: (value) => value >= low && value <= high,
});

const day = /^(\d{4})-(\d{2})-(\d{2})$/;
const clock = /^(\d{2}):(\d{2}):(\d{2})(.\d+)?(z|[+-]\d{2}:\d{2})$/;

function isDay(text: string): boolean {
  const [, year, month, date] = day.exec(text) ?? [];
  if (year === undefined) return false;
  const last = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate();
  return Number(month) >= 1 && Number(month) <= 12 && Number(date) >= 1 && Number(date) <= last;
}

function isDateTime(text: string): boolean {
  const [date = '', time = '', ...more] = text.toLowerCase().split('t');
  const [, hours, minutes, seconds] = clock.exec(time) ?? [];
  if (hours === undefined || more.length > 0 || !isDay(date)) return false;
  return hours <= '23' && minutes! <= '59' && seconds! <= '59';
}

const goDuration =
  /^[+-]?(\d+(?:\.\d*)?|\.\d+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)((\d+(?:\.\d*)?|\.\d+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h))*$/;
const unit = /^(ns|us|ms|s|m|h|d|w|hr|wk|\u00b5s|min|sec|nano.*|micro.*|milli.*|sec.*|min.*|hour.*|day.*|week.*)$/;

/** As Go reads it; else anything with a number and a unit after it, which the API server takes too. */
function isDuration(text: string): boolean {
  if (text === '0' || goDuration.test(text)) return true;
  return [...text.matchAll(/\d+\s*/g)].some((match) => {
    const letters = /[A-Za-z\u00b5]+/y;
    letters.lastIndex = match.index + match[0].length;
    return unit.test(letters.exec(text)?.[0].toLowerCase() ?? '');
  });
}

// The API server takes padded groups only, and no empty text.
const padded = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/;
const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);

export const formats: Readonly<Record<string, Format>> = {
  int32: integers('a whole number of 32 bits', -(2 ** 31), 2 ** 31 - 1),
  int64: { name: 'a whole number of 64 bits', example: '1', number: (value) => Math.abs(value) <= 2 ** 63 },
  float: { name: 'a number of 32 bits', example: '0.5', number: (value) => Math.abs(value) <= 3.4028235e38 },
  double: { name: 'a number of 64 bits', example: '0.5', number: Number.isFinite },
  byte: { name: 'text in base64', example: 'b3JkZXJz', text: (text) => padded.test(text) },
  base64: { name: 'text in base64', example: 'b3JkZXJz', text: (text) => isBase64(text.replace(/[\r\n]/g, '')) },
  cidr: { name: 'CIDR', example: '10.0.0.0/8', text: isCidr },
  date: { name: 'day', example: '2026-12-31', text: isDay },
  'date-time': { name: 'time', example: '2026-12-31T23:59:59Z', text: isDateTime },
  duration: { name: 'duration', example: '1m30s', text: isDuration },
  ipv4: { name: 'IPv4 address', example: '10.0.0.1', text: isIpv4 },
  ipv6: { name: 'IPv6 address', example: 'fd00::1', text: isIpv6 },
  quantity: { name: 'quantity', example: '500m or 128Mi', text: isQuantity },
};
