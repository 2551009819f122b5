/** Facts of the installed Linkerd that its renderers need beside the model. */
export interface LinkerdSettings {
  /** Namespace of the control plane. */
  readonly controlPlaneNamespace: string;
}

const units = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

/** A duration as the annotations of Linkerd have it: one whole number with one unit. */
export function duration(milliseconds: number): string {
  const [unit, size] = units.find(([, size]) => milliseconds % size === 0)!;
  return `${milliseconds / size}${unit}`;
}
