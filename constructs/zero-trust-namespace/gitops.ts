/** Which tool applies the output, where it needs to be told in which order. */
export class GitOps {
  /** @internal */
  static _argocd(): GitOps {
    return new GitOps('argocd');
  }

  readonly kind = 'GitOps';

  private constructor(
    /** @internal */
    readonly _tool: 'argocd',
  ) {
    Object.freeze(this);
  }
}

/**
 * Argo CD: every object gets the annotation `argocd.argoproj.io/sync-wave`. Istio's kinds have no health check there, so a wave
 * gives order and a pause of two seconds, not readiness.
 *
 * Source: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
 */
export const argocd = (): GitOps => GitOps._argocd();
