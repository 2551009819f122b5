/** A status of HTTP that an answer may have; istiod takes 600 too. */
export const isAnswer = (status: number): boolean => status >= 200 && status <= 600;

/** The statuses of gRPC by their names. Source: https://github.com/grpc/grpc/blob/master/doc/statuscodes.md */
export const grpcStatuses: ReadonlySet<string> = new Set([
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
]);
