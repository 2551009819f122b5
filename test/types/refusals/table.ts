import type { Code } from 'cdk8s-mesh';

/**
 * What does not compile, one fault a file beside this one. Each file exports `program()`, which builds the faulty program, so that
 * the same snippet is held against the compilers and, its types stripped, against synth.
 */
export interface Refusal {
  /** The file, which is also the name of the case. */
  readonly file: string;
  /** The code that the compiler prints, or else that its twin at synth has. */
  readonly code: Code;
  /** A part of what the compiler says where it words the refusal itself; without it, it prints the text of the code. */
  readonly says?: RegExp;
  /** Words for what only run time knows, by what the twin says in their place. */
  readonly widened?: Readonly<Record<string, string>>;
  /** Several texts in one type, of which a compiler prints only the first whole. */
  readonly elided?: true;
  /** What the compiler prints besides, of the type that is wanted there. */
  readonly beside?: Code;
}

export const refusals: readonly Refusal[] = [
  { file: '01-post-on-5xx', code: 'MESH2003' },
  { file: '02-patch-on-5xx', code: 'MESH2003' },
  { file: '03-connect-on-5xx', code: 'MESH2003' },
  { file: '04-post-on-gateway-error', code: 'MESH2003' },
  { file: '05-post-on-reset', code: 'MESH2003' },
  { file: '06-post-on-503', code: 'MESH2003' },
  { file: '07-post-on-two', code: 'MESH2003' },
  { file: '08-post-on-a-spread-list', code: 'MESH2003' },
  { file: '09-method-widened', code: 'MESH2003', widened: { POST: 'a method known only at run time' } },
  { file: '10-method-one-of-two', code: 'MESH2003' },
  { file: '11-route-of-post', code: 'MESH2003' },
  { file: '12-any-method', code: 'MESH2003' },
  { file: '13-grpc-not-declared', code: 'MESH2003' },
  { file: '14-get-not-idempotent', code: 'MESH2003' },
  { file: '15-post-in-a-constant', code: 'MESH2003' },
  { file: '16-post-in-a-variable', code: 'MESH2003' },
  { file: '17-post-in-typed-props', code: 'MESH2003', widened: { '5xx': 'any condition' } },
  { file: '18-empty-key', code: 'MESH2004' },
  {
    file: '19-nothing-known',
    code: 'MESH2003',
    widened: { 'POST is retried on 5xx': 'a method known only at run time is retried on any condition' },
  },
  { file: '20-grpc-typed-props', code: 'MESH2003', widened: { 'deadline-exceeded': 'any condition' } },
  { file: '21-grpc-deadline', code: 'MESH2003' },
  { file: '22-429-without-budget', code: 'MESH2005' },
  { file: '23-4xx-without-budget', code: 'MESH2005' },
  { file: '24-two-conditions-without-budget', code: 'MESH2005', elided: true },
  { file: '25-no-attempts', code: 'MESH2001' },
  { file: '26-no-conditions', code: 'MESH2002' },
  {
    file: '27-grpc-condition-on-http',
    code: 'MESH2008',
    says: /on: "unavailable"|'"unavailable"' is not assignable to type 'HttpRetryCondition'/,
  },
  {
    file: '28-stage-out-of-turn',
    code: 'MESH3001',
    says: /Property 'authorize' does not exist on type 'ObserveStage</,
  },
  { file: '29-stage-by-name', code: 'MESH3001', says: /Type 'string' is not assignable to type 'Stage<string>'/ },
  { file: '30-foreign-evidence', code: 'MESH3002' },
  { file: '31-foreign-evidence-adopted', code: 'MESH3002' },
  { file: '32-plaintext-seen', code: 'MESH3003' },
  { file: '33-denials-seen', code: 'MESH3003' },
  {
    file: '34-lock-missing',
    code: 'MESH3006',
    says: /missing the following properties from type 'StrictProps': lock, reason/,
  },
  { file: '35-webhooks-unanswered', code: 'MESH1003', says: /Property 'webhooks' is missing/ },
  { file: '36-weight-as-number', code: 'MESH1002', says: /Type 'number' is not assignable to type 'Percent'/ },
  { file: '37-percent-of-a-tenth', code: 'MESH1004' },
  {
    file: '38-percent-for-duration',
    code: 'MESH1002',
    says: /Type 'Percent' is missing the following properties from type 'Duration'/,
  },
  { file: '39-seconds-as-number', code: 'MESH1002', says: /Type 'number' is not assignable to type 'Duration'/ },
  {
    file: '40-workload-port-in-allow',
    code: 'MESH1002',
    says: /Type 'WorkloadPort' is not assignable to type 'ServicePort'/,
  },
  {
    file: '41-service-port-in-plaintext',
    code: 'MESH1002',
    says: /Type 'ServicePort' is not assignable to type 'WorkloadPort'/,
  },
  { file: '42-caller-by-name', code: 'MESH3007' },
  { file: '43-identity-default', code: 'MESH3008' },
  { file: '44-imported-default', code: 'MESH3008' },
  { file: '45-allow-to-imported', code: 'MESH3013' },
  { file: '46-canary-of-imported', code: 'MESH4001' },
  { file: '47-no-routes', code: 'MESH2006' },
  {
    file: '48-two-load-balancers',
    code: 'MESH2009',
    says: /is missing the following properties from type 'LoadBalancing</,
  },
  { file: '49-closed-without-routes', code: 'MESH2007' },
  { file: '50-unknown-prop', code: 'MESH1001' },
  { file: '51-unknown-prop-in-a-variable', code: 'MESH1001' },
  { file: '52-unknown-prop-nested', code: 'MESH1001' },
  { file: '53-unknown-prop-of-a-route', code: 'MESH1001' },
  { file: '54-only-an-unknown-prop', code: 'MESH1001', says: /'timeoutt' does not exist in type/ },
  { file: '55-image-of-a-selected', code: 'MESH5005' },
  { file: '56-image-of-a-given', code: 'MESH5005' },
  { file: '57-probes-of-a-selected', code: 'MESH5005' },
  { file: '58-interval-on-1-30', code: 'MESH1010' },
  { file: '59-interval-on-either', code: 'MESH1010' },
  { file: '60-interval-on-any', code: 'MESH1010' },
  { file: '61-no-ingress', code: 'MESH1003', beside: 'MESH3007' },
];
