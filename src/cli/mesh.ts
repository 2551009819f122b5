#!/usr/bin/env node
/** `cdk8s-mesh COMMAND`. */
import './compile-cache'; // before all that it is to keep
import { write } from './write';

/** Each is loaded when it is asked for. */
const commands = {
  check: () => (require('./check') as typeof import('./check')).check,
  explain: () => (require('./explain') as typeof import('./explain')).explain,
} as const;

const usage = `usage: cdk8s-mesh COMMAND …

  check    what a cluster would refuse, ignore or get wrong in manifests: cdk8s-mesh check --help
  explain  what each mesh would carry, lose or refuse of a program: cdk8s-mesh explain --help
`;

const streams = {
  // opened when somebody reads it
  get stdin() {
    return process.stdin;
  },
  out: (text: string): void => write(1, text),
  error: (text: string): void => write(2, text),
  isTerminal: process.stdout.isTTY === true,
};

async function main([name = '', ...rest]: readonly string[]): Promise<number> {
  if (Object.hasOwn(commands, name)) return commands[name as keyof typeof commands]()(rest, streams);
  const isHelp = ['-h', '--help', 'help'].includes(name);
  (isHelp ? streams.out : streams.error)(
    isHelp || name === '' ? usage : `cdk8s-mesh: there is no command ${name}\n${usage}`,
  );
  return isHelp ? 0 : 2;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    streams.error(
      `cdk8s-mesh: this is a fault of cdk8s-mesh itself: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = 2;
  },
);
