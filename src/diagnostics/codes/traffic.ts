/** Refusals of routes, retries and traffic policy. */
export const trafficCodes = {
  MESH2001: {
    severity: 'error',
    what: 'retries.attempts is 0',
    why: 'attempts counts tries beyond the first, and some meshes read 0 as their default',
    fix: "say retries: 'off'",
  },
  MESH2002: {
    severity: 'error',
    what: 'retries.on is empty',
    why: 'retries on no condition never happen, and some meshes fall back to their default set',
    fix: "name the conditions, or say retries: 'off'",
  },
  MESH2003: {
    severity: 'error',
    what: '{method} is retried on {condition}',
    why: 'it can follow a completed write, and the retry would write twice',
    fix: 'retry on connect-failure or refused-stream, or declare idempotencyKey (gRPC: idempotent)',
  },
  MESH2004: {
    severity: 'error',
    what: 'the idempotencyKey is empty',
    why: 'without a header name nothing tells the first try from its repeat',
    fix: "name the header, such as 'Idempotency-Key'",
  },
  MESH2005: {
    severity: 'error',
    what: 'a route is retried on {condition} without a retryBudget',
    why: 'retries of 4xx answer overload with more load',
    fix: 'give the service a retryBudget, or drop the condition',
  },
  MESH2006: {
    severity: 'error',
    what: 'routes is empty',
    why: 'an empty list says neither what is served nor that everything is',
    fix: 'leave routes out, or declare at least one',
  },
  MESH2007: {
    severity: 'error',
    what: 'closed without routes',
    why: 'a service that serves nothing but its routes, and has none, answers 404 to everyone',
    fix: 'declare routes, or leave closed out',
  },
  MESH2008: {
    severity: 'error',
    what: '{condition} is no retry condition of {protocol}',
    why: 'the proxy would never meet it there',
    fix: 'choose one of: {conditions}',
  },
  MESH2009: {
    severity: 'error',
    what: 'loadBalancing takes one LoadBalancing, not {got}',
    why: 'a proxy picks endpoints by one policy',
    fix: 'choose one, such as LoadBalancing.leastRequest()',
  },
  MESH2010: {
    severity: 'error',
    what: "'{path}' is no path",
    why: '{reason}',
    fix: "write it as '/payments', prefix('/payments') or template('/payments/{id}')",
  },
  MESH2011: {
    severity: 'error',
    what: "'{method}' is no gRPC method",
    why: 'a gRPC request goes to /package.Service/Method',
    fix: "write it as 'package.Service/Method'",
  },
  MESH2012: {
    severity: 'error',
    what: "'{method}' is no HTTP method",
    why: 'RFC 9110 and RFC 5789 define GET, HEAD, OPTIONS, TRACE, PUT, DELETE, POST, PATCH and CONNECT',
    fix: 'write one of them, in capitals',
  },
  MESH2013: {
    severity: 'error',
    what: 'notIdempotent and a declared idempotency contradict each other',
    why: 'a route is either safe to repeat or it is not',
    fix: 'keep one of the two',
  },
} as const;
