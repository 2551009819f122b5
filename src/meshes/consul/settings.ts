/** What Consul is sold as: the open one has one namespace, Enterprise one for each of Kubernetes. */
export type Edition = 'community' | 'enterprise';

/** Facts of the installed Consul that its renderers need beside the model. */
export interface ConsulSettings {
  /** Where the servers of Consul are. */
  readonly rootNamespace: string;
  readonly edition: Edition;
  /** Whether the entry of the mesh may be written here, or is somebody else's. */
  readonly meshEntry: 'here' | 'elsewhere';
}

/** For a timeout of the caller's side that is none: left out, Envoy's 15 s would hold. */
export const noLimit = '-1s';

/** A number that no count and no time in milliseconds of a proxy gets to; left out, Envoy's own limits would hold. */
export const unlimited = 2 ** 31 - 1;

/** A duration as Go writes it, so that it reads back from Consul as it was written: `3s`, `1m30s`, `500ms`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return milliseconds === 0 ? '0s' : `${milliseconds}ms`;
  const [hours, minutes] = [Math.floor(milliseconds / 3_600_000), Math.floor(milliseconds / 60_000) % 60];
  const seconds = `${(milliseconds % 60_000) / 1000}s`;
  if (hours > 0) return `${hours}h${minutes}m${seconds}`;
  return minutes > 0 ? `${minutes}m${seconds}` : seconds;
}
