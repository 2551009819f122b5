const literal = /^[a-zA-Z0-9\-._~%!$&'()+,;:@=]+$/;

/** What istiod has against a path of an AuthorizationPolicy, in words; undefined for one that it takes. `{*}` is one segment, `{**}` the rest. */
export function pathProblem(path: string): string | undefined {
  const isTemplate = path.includes('{*}') || path.includes('{**}');
  let isOver = false;
  for (const segment of path.replace(/^\/+|\/+$/g, '').split('/')) {
    if (segment === '{*}' || segment === '{**}') {
      if (isOver) return `has ${segment} behind {**}`;
      isOver = segment === '{**}';
    } else if (/[{}]/.test(segment)) return 'has a brace outside of {*} and {**} as whole segments';
    else if (isTemplate && !literal.test(segment))
      return `has '${segment}' beside a template, which takes plain segments`;
  }
  return undefined;
}
