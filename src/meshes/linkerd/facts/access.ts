/** Who is let in where no policy says, of a Server and of pods. */
export const accessPolicies: readonly string[] = [
  'all-authenticated',
  'all-unauthenticated',
  'cluster-authenticated',
  'cluster-unauthenticated',
  'deny',
  'audit',
];

/** What a Server has where it says none, and pods where neither they nor their control plane say. */
export const defaultAccess = { server: 'deny', pods: 'all-unauthenticated' } as const;
