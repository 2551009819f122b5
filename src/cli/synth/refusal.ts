import { relative } from 'node:path';

/** Where an error was thrown, as node prints it. */
const frame = /^ {4}at (?<place>.+(?::\d+:\d+\)?|\(<anonymous>\)|\(native\)))(?<more> \{)?$/;
/** What node prints above an error: the file, the line of source, the mark below its column. */
const header = /^(?:file:\/\/\S+|\/.+|node:\S+):\d+\n.*\n *\^+\n\n?/gm;
const version = /^Node\.js v\d.*$/;
const cliFailure = /^Error: command ".*" at .* (?:returned a non-zero exit code \d+|failed: .*)$/;
const refused = /^Error: Validation failed with the following errors:$/;

/** Whether a place is the user's: neither a package nor node itself. */
const isOwn = (place: string): boolean => !/node_modules|\(?node:|<anonymous>|native\)/.test(place);

/** A place, short. */
function shorten(place: string): string {
  const file = /(?<path>\/.+?)(?<position>:\d+:\d+)/.exec(place)?.groups;
  return file === undefined ? place : `${relative(process.cwd(), file['path']!)}${file['position']}`;
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
      if (!inRefusal && !placed && isOwn(place)) kept.push(`  at ${shorten(place)}`);
      placed ||= inRefusal || isOwn(place);
      inProperties = more !== undefined;
    } else if (refused.test(line)) {
      inRefusal = true;
    } else if (cliFailure.test(line)) {
      placed = true;
    } else if (!version.test(line)) {
      if (!inRefusal) placed = false;
      kept.push(inRefusal ? line.replace(/^ {2}/, '') : line);
    }
  }
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
