import type { Report } from '../../../manifests/located';

/** One document; `version` changes when a reader of it would have to. */
export const json = ({ findings, summary }: Report): string =>
  `${JSON.stringify(
    {
      version: 1,
      findings: findings.map(
        ({ code, severity, what, why, fix, file, line, column, path, object, related, upstream }) => ({
          code,
          severity,
          message: what,
          why,
          file,
          line,
          column,
          path,
          object,
          related,
          fix,
          upstream,
        }),
      ),
      summary,
    },
    undefined,
    2,
  )}\n`;
