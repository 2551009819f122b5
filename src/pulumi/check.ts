import * as pulumi from '@pulumi/pulumi';
import { plural } from '../common/plural';
import type { Diagnostic } from '../diagnostics';
import { type Examined, examineAnew } from '../synth/validate';
import { RefusedError } from './refused-error';
import { isWithin, type Source } from './source';
import { tell } from './tell';
import { Waiting } from './waiting';

/** A program that may register, and what was found in it all the same. */
export interface Checked {
  readonly examined: Examined;
  readonly found: readonly Diagnostic[];
}

/** Whether a finding is this component's to say: one of a construct outside is left to the component that it is in. */
const isOurs = ({ path }: Diagnostic, source: Source, { constructs }: Examined): boolean =>
  isWithin(source, path) || !constructs.has(path);

function refusal(found: readonly Diagnostic[]): string {
  const errors = found.filter(({ severity }) => severity === 'error').length;
  const why = errors === 0 ? 'another part of its program is refused' : `${plural(errors, 'error')} above`;
  return `refused, ${why}: none of its objects is registered`;
}

/** Checks the whole program, once every value that it was given is known or is known not to be; rejects where it is refused. */
export async function check(source: Source, component: pulumi.Resource): Promise<Checked> {
  const host = new Waiting();
  let examined = examineAnew(source.root, host);
  // an update that is refused anyway waits for nothing; a preview says everything at once
  const settles = host.waits && (!examined.refused || pulumi.runtime.isDryRun());
  if (settles) {
    await host.settle();
    examined = examineAnew(source.root, host);
  }
  const found = examined.diagnostics
    .filter((one) => isOurs(one, source, examined))
    .filter(({ code }) => settles || code !== 'MESH1020');
  await tell(found, component);
  if (examined.refused) {
    const message = refusal(found);
    await pulumi.log.error(message, component);
    throw new RefusedError(message, component, found);
  }
  return { examined, found };
}
