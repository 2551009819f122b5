const label = /^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$/;

/** Istio takes upper case, unlike Kubernetes. */
export const isDnsLabel = (text: string): boolean => text.length <= 63 && label.test(text);

const wildcard = /^(\*|(\*-?)?[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)$/;

/** A label, `*`, or a label after `*` or `*-`. */
export const isWildcardLabel = (text: string): boolean => text.length <= 63 && wildcard.test(text);
