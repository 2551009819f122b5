import { resolve } from 'node:path';

/* What the Automation API serves to the engine for a program that runs inline; it has no types of its own. */
const { LanguageServer } = require('@pulumi/pulumi/automation/server');

/** Runs the program that is named, once, as an inline program of an engine at an address; says what became of it. */
const [address = '', program = '', preview = ''] = process.argv.slice(2);
const request = {
  getArgsList: () => [address],
  getMonitorAddress: () => address,
  getProject: () => 'shop',
  getStack: () => 'test',
  getOrganization: () => 'organization',
  getParallel: () => 16,
  getDryrun: () => preview === 'preview',
  getConfigMap: () => new Map<string, string>(),
  getConfigsecretkeysList: () => [],
};
new LanguageServer(async () => require(resolve(program))).run(
  { request },
  (error: Error | null, answer?: { getError(): string }) => {
    const failure = error?.message ?? answer?.getError() ?? '';
    process.exit(failure === '' ? 0 : 1);
  },
);
