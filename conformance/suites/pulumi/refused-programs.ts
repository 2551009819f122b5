import { ConfigMap } from '@pulumi/kubernetes/core/v1';
import { Mesh } from '../../../src/pulumi';
import type { Program } from '../../pulumi/engine';
import { component, programOf, shop } from './releases';

export const release = { namespace: 'pulumi-refused' };

const good = shop(release);
const bad = shop({ ...release, callers: ['Orders'] });

const someTime = () => new Promise((done) => setTimeout(done, 100));

/** A program whose component is not to be, and what is said of it. */
export interface Refused {
  readonly program: Program;
  /** Words of an error. */
  readonly says: string;
  /** Whether it is said of the component; an error of the program itself is of no resource. */
  readonly ofComponent: boolean;
}

/** A program with a resource on whose outputs others may wait. */
const beside =
  (program: (decided: ConfigMap) => void): Program =>
  () =>
    program(new ConfigMap('decided', { metadata: { name: 'decided', namespace: 'default' } }));

/** The same program as it should be. */
export const right = beside(programOf(good));

const refusal = { says: 'MESH1006', ofComponent: true } as const;
const breaks = 'the builder breaks off';

export const refusedPrograms: Readonly<Record<string, Refused>> = {
  'a program that is refused': { ...refusal, program: beside(programOf(bad)) },
  'one of an async builder that is refused': {
    ...refusal,
    program: beside(
      programOf(async (scope) => {
        await someTime();
        await bad(scope);
      }),
    ),
  },
  'one with a value of another resource that is refused once it is known': {
    program: beside(({ metadata }) => programOf(shop({ ...release, replicas: metadata.apply(() => -1) }))()),
    says: 'MESH1005',
    ofComponent: true,
  },
  'one whose refusal is handled': {
    ...refusal,
    program: beside(() => {
      try {
        programOf(bad)();
      } catch {
        // and the program goes on to its end
      }
    }),
  },
  'one of an async builder whose refusal is handled': {
    ...refusal,
    program: beside(() => {
      new Mesh<unknown>(component, async (scope) => bad(scope)).ready.catch(() => undefined);
    }),
  },
  'one that is written when another resource is there': {
    ...refusal,
    program: beside(({ urn }) => {
      urn.apply(programOf(bad));
    }),
  },
  'a builder that throws': {
    program: beside(
      programOf((scope) => {
        good(scope);
        throw new Error(breaks);
      }),
    ),
    says: breaks,
    ofComponent: false,
  },
  'an async builder that throws': {
    program: beside(
      programOf(async (scope) => {
        good(scope);
        await someTime();
        throw new Error(breaks);
      }),
    ),
    says: breaks,
    ofComponent: true,
  },
};
