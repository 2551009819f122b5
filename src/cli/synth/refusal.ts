import { relative } from 'node:path';

/** Where an error was thrown, as node prints it. */
const frame = /^ {4}at (?<place>.+(?::\d+:\d+\)?|\(<anonymous>\)|\(native\)))(?<more> \{)?$/;
/** What node prints above an error: the file, the line of source, the mark below its column. */
const header = /^(?:file:\/\/\S+|\/.+|node:\S+|<\S+>):\d+\n.*\n[ ^]*\n\n?/gm;
const version = /^Node\.js v\d.*$/;
const cliFailure = /^Error: command ".*" at .* (?:returned a non-zero exit code \d+|failed: .*)$/;
const refused = /^Error: Validation failed with the following errors:$/;

/** A place in a file of the user's own, short: neither in a package nor in node itself. */
function ownPlace(place: string): string | undefined {
  const { path, position } = /(?<path>\/.+?)(?<position>:\d+:\d+)\)?$/.exec(place)?.groups ?? {};
  if (path === undefined || /\/node_modules\/|node:/.test(place)) return undefined;
  return `${relative(process.cwd(), path)}${position}`;
}

/**
 * What a failed program said on stderr, without what node and the CLI of cdk8s add. Of the stack of an error that is no refusal
 * the first place in the user's own files is left.
 */
export function refusalOf(stderr: string): string {
  const kept: string[] = [];
  let inRefusal = false;
  let placed = false;
  let inProperties = false;
  for (const line of stderr.replace(header, '').split('\n')) {
    if (inProperties) {
      inProperties = line !== '}';
      continue;
    }
    const { place, more } = frame.exec(line)?.groups ?? {};
    if (place !== undefined) {
      const own: string | undefined = inRefusal || placed ? undefined : ownPlace(place);
      if (own !== undefined) kept.push(`  at ${own}`);
      placed ||= own !== undefined;
      inProperties = more !== undefined;
    } else if (refused.test(line)) {
      inRefusal = true;
    } else if (cliFailure.test(line)) {
      placed = true;
    } else if (!version.test(line)) {
      if (!inRefusal) placed = false;
      kept.push(inRefusal ? line.replace(/^ {2}(?=\[)/, '') : line);
    }
  }
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
