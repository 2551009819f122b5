const http: ReadonlySet<string> = new Set(['grpc', 'grpc-web', 'http', 'http_proxy', 'http2']);
const tls: ReadonlySet<string> = new Set(['https', 'tls']);
const other: ReadonlySet<string> = new Set(['tcp', 'udp', 'mongo', 'redis', 'mysql']);

/** In any case of letters. HBONE is Istio's own, and not for ports. */
export function isProtocol(text: string): boolean {
  const name = text.toLowerCase();
  return http.has(name) || tls.has(name) || other.has(name);
}

/** Whether proxies see requests on the port. */
export const isHttpProtocol = (text: string): boolean => http.has(text.toLowerCase());

export const isTlsProtocol = (text: string): boolean => tls.has(text.toLowerCase());
