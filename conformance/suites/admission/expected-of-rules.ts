import type { Refusal } from './refusals';

/**
 * Bad examples of rules that an engine objects to as well, and the field that it names, in our words. All others are taken
 * in silence by every engine: what is wrong with them shows in traffic only, or in a year.
 */
export const spoken: Readonly<Record<string, Refusal & { readonly at?: string }>> = {
  MESH2106: { by: 'istioctl', words: /^IST0109 .* define the same host \S*payments\.shop\.svc\.cluster\.local/ },
  MESH4106: { by: 'istioctl', words: /^IST0130 VirtualService shop\/payments: .*"get-payments-with-x-group" not used/ },
  MESH6002: {
    by: 'istioctl',
    words: /^IST0109 VirtualService shop\/raw: .* define the same host \S*payments\.shop\.svc\.cluster\.local/,
    at: 'spec.hosts',
  },
};
