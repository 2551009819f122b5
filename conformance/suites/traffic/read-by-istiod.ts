import { dataAt, isData, isIstio, isManifest, type Manifest, nameOf } from '../../cluster/manifest';
import { type Difference, differences, told } from '../drift/compare';

/** Numbers of which a protocol buffer does not tell zero from nothing; of others, such as consecutive5xxErrors, it does. */
const plainNumbers = /\.(attempts|weight|minHealthPercent|port\.number)$/;
const duration = /^\d+(\.\d+)?s$/;

/** 0.5s is read as 0.500s, and a zero of a plain number is left out, and so are an empty group and the first word of an enumeration. */
function isSame({ path, written, read }: Difference): boolean {
  if (path === 'action' && written === 'ALLOW') return read === undefined;
  if (written === '') return read === undefined && /\.group$/.test(path);
  if (written === 0 && read === undefined) return plainNumbers.test(path);
  const both = [written, read].map(String);
  return both.every((text) => duration.test(text)) && Number.parseFloat(both[0]!) === Number.parseFloat(both[1]!);
}

/** What istiod reads, against what synth wrote and what the harness added. */
export function misread(read: unknown, written: readonly Manifest[], added: readonly Manifest[]): readonly string[] {
  const objects = (Array.isArray(read) ? read : []).filter(isData).filter(isManifest).filter(isIstio);
  const found = new Map(objects.map((object) => [nameOf(object), object]));
  const expected = new Map([...written, ...added].filter(isIstio).map((object) => [nameOf(object), object]));
  return [
    ...[...found.keys()].filter((name) => !expected.has(name)).map((name) => `${name} is read, and nobody wrote it`),
    ...[...expected].flatMap(([name, object]) => {
      const seen = found.get(name);
      if (seen === undefined) return [`${name} is not read`];
      const all = differences(object['spec'], dataAt(seen, 'spec'));
      return all.filter((one) => !isSame(one)).map((one) => `${name} ${told(one)}`);
    }),
  ];
}
