/** How istiod tells a socket of Unix from an address. */
const scheme = 'unix://';

export const isUnix = (bind: string): boolean => bind.startsWith(scheme);

/** Whether it names a file by its whole path, or an abstract socket of Linux. */
export function isUnixPath(bind: string): boolean {
  const path = bind.slice(scheme.length);
  return isUnix(bind) && (path.startsWith('@') || (path.startsWith('/') && !path.endsWith('/')));
}
