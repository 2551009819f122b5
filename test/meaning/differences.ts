import type { Feature } from 'cdk8s-mesh';
import type { Answer, Served } from './meaning';
import type { Entry } from './meshes';

/** Where a mesh is known to say something else than the program. Each must go on occurring, or it is no difference any more. */
export interface Difference {
  readonly mesh: Entry['name'];
  /** The feature that the mesh has in part, or where the table has no word for it the prop or option that tells. */
  readonly by: Feature | 'option waypoint';
  readonly what: string;
  readonly isIt: (said: Answer, read: Answer) => boolean;
}

const proven = ['no connection', 'stream refused', 'reset before the request'];

const isServed = (answer: Answer): answer is Served => typeof answer !== 'string';
const sameWay = (a: Served, b: Served): boolean =>
  a.timeout === b.timeout && JSON.stringify(a.versions) === JSON.stringify(b.versions);

export const differences: readonly Difference[] = [
  {
    mesh: 'Consul',
    by: 'retryAfterSlowTry',
    what: 'a try has no limit of its own, so that none follows a slow one',
    isIt: (said, read) => {
      if (!isServed(said) || !isServed(read) || !sameWay(said, read)) return false;
      const { 'try too slow': slow, ...others } = said.again;
      const differs = Object.entries(others).some(
        ([failure, tries]) => read.again[failure as keyof typeof others] !== tries,
      );
      return slow !== undefined && !differs && Object.keys(read.again).length === Object.keys(others).length;
    },
  },
  {
    mesh: 'Istio ambient',
    by: 'option waypoint',
    what: 'callers of all services behind a waypoint reach it, so that in isolate a 403 refuses them, not the network',
    isIt: (said, read) => said === 'cut off' && read === 'denied',
  },
  {
    mesh: 'Istio ambient',
    by: 'option waypoint',
    what: 'a service without a waypoint is refused by ztunnel, which closes the connection and answers nothing',
    isIt: (said, read) => said === 'denied' && read === 'cut off',
  },
  {
    mesh: 'Istio ambient',
    by: 'option waypoint',
    what: 'a service without a waypoint is not tried again, also not where no connection came about',
    isIt: (said, read) =>
      isServed(said) &&
      isServed(read) &&
      sameWay(said, read) &&
      Object.keys(read.again).length === 0 &&
      Object.keys(said.again).every((failure) => proven.includes(failure)),
  },
];
