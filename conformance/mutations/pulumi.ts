import type { Mutation } from './mutation';

/** Faults in the component of Pulumi. */
export const pulumiMutations: readonly Mutation[] = [
  {
    name: 'refused-program-is-whole',
    breaks: 'a program that is refused late is told to the engine as whole, which deletes what stands',
    file: 'src/pulumi/held.ts',
    find: 'Object.assign(runtime.getMonitor() ?? {}, { signalAndWaitForShutdown });',
    replacement: 'void signalAndWaitForShutdown;',
    suite: 'pulumi',
    cause: /async builder that is refused[\s\S]*deleted/,
  },
  {
    name: 'no-order',
    breaks: 'objects register without what must be there before them',
    file: 'src/pulumi/registration.ts',
    find: 'dependsOn: before.flatMap((one) => known.get(keyOf(one)) ?? []),',
    replacement: 'dependsOn: before.slice(before.length).flatMap((one) => known.get(keyOf(one)) ?? []),',
    suite: 'pulumi',
    cause: /before|behind|namespaces "\S+" not found/,
  },
];
