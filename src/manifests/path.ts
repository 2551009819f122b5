/** Where in an object: keys and indexes from its root. */
export type Path = readonly (string | number)[];

const plain = /^[A-Za-z_$][\w$-]*$/;

/** `spec.http[0].route`, and `metadata.labels["app.kubernetes.io/name"]` where a key has other characters. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    if (!plain.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}
