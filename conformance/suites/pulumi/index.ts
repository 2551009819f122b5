import { clusterNeeds } from '../../cluster/api-server';
import type { Suite } from '../../harness/suite';
import { pulumiNeeds } from '../../pulumi/command';
import { importCases } from './imports';
import { lifeCases } from './life';
import { meshImportCases } from './mesh-imports';
import { meshLateCases } from './mesh-late';
import { meshLifeCases } from './mesh-life';
import { meshMovedCases } from './mesh-moved';
import { meshOptionCases } from './mesh-options';
import { meshRefusedCases } from './mesh-refused';
import { writtenCases } from './mesh-written';
import { refusalCases } from './refusals';

export const pulumi: Suite = {
  name: 'pulumi',
  proves: 'a program that Pulumi runs makes, changes and takes away in the API server what it declares, in its order',
  needs: { ...clusterNeeds, ...pulumiNeeds },
  cases: async (harness) => [
    ...(await lifeCases(harness)),
    ...(await refusalCases(harness)),
    ...(await importCases(harness)),
    ...(await writtenCases(harness)),
    ...(await meshLifeCases(harness)),
    ...(await meshRefusedCases(harness)),
    ...(await meshMovedCases(harness)),
    ...(await meshLateCases(harness)),
    ...(await meshImportCases(harness)),
    ...(await meshOptionCases(harness)),
  ],
};
