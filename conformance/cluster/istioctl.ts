import type { Harness } from '../harness/harness';
import { lastLines } from '../harness/processes';
import type { Cluster } from './api-server';

/** A message of an analyzer. */
export interface Message {
  readonly code: string;
  readonly level: string;
  /** Kind namespace/name. */
  readonly origin: string;
  readonly message: string;
}

export interface Analysis {
  readonly messages: readonly Message[];
  readonly ran: readonly string[];
}

export const istioctlNeeds = { istio: ['istioctl'] } as const;

/** The analyzers that istioctl lists as run, one a line behind a tab. */
export const analyzersIn = (said: string): readonly string[] => {
  const [, list = ''] = said.split('Executed analyzers:');
  return [...list.matchAll(/^\t\s*(\S+)$/gm)].map(([, name]) => name!);
};

/** Runs every analyzer on what the API server holds. */
export async function analyze({ processes, engine }: Harness, { kubeconfig }: Cluster): Promise<Analysis> {
  const { code, stdout, stderr } = await processes.run({
    name: 'istioctl-analyze',
    command: engine('istioctl'),
    args: ['analyze', `--kubeconfig=${kubeconfig}`, '--all-namespaces', '--verbose', '--output=json', '--timeout=60s'],
  });
  const json = /^(\[[\s\S]*\]|null)\s*$/m.exec(stdout)?.[1];
  const ran = analyzersIn(stderr);
  // with errors among the messages it ends with 79, after it has listed them
  if (json === undefined || ran.length === 0)
    throw new Error(`istioctl analyze ended with ${code}:\n${lastLines(stdout + stderr)}`);
  return { messages: (JSON.parse(json) ?? []) as readonly Message[], ran };
}
