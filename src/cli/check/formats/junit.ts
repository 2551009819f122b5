import { groupBy } from '../../../common/group-by';
import { type Located, nameOf, type Report } from '../../../manifests/located';

/** XML 1.0 has no other control characters, not even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
const escaped = (text: string): string => text.replace(forbidden, '').replace(/[&<>"\t\n\r]/g, (mark) => marks[mark]!);

function testcase({ code, severity, what, why, fix, file, line, path, object }: Located): string {
  const name = `${code} ${object === undefined ? file : nameOf(object)}${path === '' ? '' : ` ${path}`}`;
  const text = `${file}${line === undefined ? '' : `:${line}`}\n${what}\nwhy: ${why}\nfix: ${fix}`;
  const body =
    severity === 'error'
      ? `<failure type="${code}" message="${escaped(what)}">${escaped(text)}</failure>`
      : `<system-out>${escaped(`${severity}: ${text}`)}</system-out>`;
  return `    <testcase name="${escaped(name)}" classname="${escaped(file)}">${body}</testcase>`;
}

/** A suite a file; errors are failures, the rest passes with a word. What JUnit calls an error, a test that broke, there is none of. */
export function junit({ findings }: Report): string {
  const suites = [...groupBy(findings, ({ file }) => file)].map(([file, cases]) => {
    const failures = cases.filter(({ severity }) => severity === 'error').length;
    const head = `  <testsuite name="${escaped(file)}" tests="${cases.length}" failures="${failures}" errors="0">`;
    return [head, ...cases.map(testcase), '  </testsuite>'].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="cdk8s-mesh">',
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}
