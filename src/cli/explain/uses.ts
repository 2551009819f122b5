import type { Feature } from '../../model/feature';

/** Where a feature is asked for. */
export interface Use {
  readonly feature: Feature;
  /** A construct and its prop, or a file, an object and its field. */
  readonly where: string;
}

/** What a program or a folder asks for. */
export interface Asked {
  readonly uses: readonly Use[];
  /** Objects that nothing here knows how to explain, by kind. */
  readonly unexplained: ReadonlyMap<string, number>;
}
