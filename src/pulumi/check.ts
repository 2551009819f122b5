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
  readonly source: Source;
  readonly examined: Examined;
  readonly found: readonly Diagnostic[];
}

interface Component {
  readonly resource: pulumi.Resource;
  readonly name: string;
}

/** Whether a finding is this component's to say: one of a construct outside is left to the component that it is in. */
const isOurs = ({ path }: Diagnostic, source: Source, { constructs }: Examined): boolean =>
  isWithin(source, path) || !constructs.has(path);

/** What the component says last, and what the program fails with. */
function refuse(found: readonly Diagnostic[], component: pulumi.Resource, name: string): never {
  const errors = found.filter(({ severity }) => severity === 'error').length;
  const why = errors === 0 ? 'another part of its program is refused' : `${plural(errors, 'error')} above`;
  void pulumi.log.error(`refused, ${why}: none of its objects is registered`, component);
  throw new RefusedError(`Mesh ${name} is refused: its findings are beside it`, found);
}

/** Says what was found, and throws where the program is refused. */
function verdict(source: Source, examined: Examined, waited: boolean, component: Component): Checked {
  const found = examined.diagnostics
    .filter((one) => isOurs(one, source, examined))
    // nobody has waited for what an update does not come to
    .filter(({ code }) => waited || code !== 'MESH1020');
  tell(found, component.resource);
  if (examined.refused) refuse(found, component.resource, component.name);
  return { source, examined, found };
}

/** Checks the whole program: at once, or when every value that it was given is known, or is known not to be in this preview. */
export function check(source: Source, component: Component): Checked | Promise<Checked> {
  const host = new Waiting();
  const examined = examineAnew(source.root, host);
  // an update that is refused anyway waits for nothing; a preview says everything at once
  const waits = host.waits && (!examined.refused || pulumi.runtime.isDryRun());
  if (!waits) return verdict(source, examined, false, component);
  return host.settle().then(() => verdict(source, examineAnew(source.root, host), true, component));
}
