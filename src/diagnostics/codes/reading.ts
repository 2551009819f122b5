/** Findings of reading files: text, YAML and JSON, and what every object of Kubernetes has. */
export const readingCodes = {
  MESH7001: {
    severity: 'error',
    what: 'the document cannot be read: {reason}',
    why: 'nothing of it would reach the cluster, and tools stop at it',
    fix: 'correct it here or just above; a value with special characters needs quotes',
  },
  MESH7002: {
    severity: 'error',
    what: "the key '{key}' is written twice",
    why: 'one of the values is lost, in most tools without a word',
    fix: 'remove one of them, or put both below one key',
  },
  MESH7003: {
    severity: 'error',
    what: 'the document looks like a template that is not rendered',
    why: 'braces of a template are no YAML, and values are not known before it is rendered',
    fix: 'check what it renders: helm template … | cdk8s-mesh check -',
  },
  MESH7004: {
    severity: 'error',
    what: 'the text has {what}',
    why: 'YAML is text, and readers of Kubernetes refuse the whole document',
    fix: 'remove it, or save the file as UTF-8; other data goes in base64',
  },
  MESH7005: {
    severity: 'error',
    what: 'the document is {actual}, not an object',
    why: 'the API server takes objects with apiVersion and kind only',
    fix: 'remove it, or write the object with its apiVersion and kind',
  },
  MESH7006: {
    severity: 'error',
    what: '{field} is missing',
    why: 'without apiVersion and kind nobody knows what the object is, and it is refused',
    fix: 'add it at the top of the object',
  },
  MESH7007: {
    severity: 'error',
    what: '{field} is {actual}, not {expected}',
    why: 'the API server refuses the object',
    fix: 'write {expected}; a number, yes or no becomes text in quotes',
  },
  MESH7008: {
    severity: 'error',
    what: '{what} is more than is read ({limit})',
    why: 'a reader without limits runs out of memory or time, and the cluster has limits too',
    fix: '{advice}',
  },
  MESH7009: {
    severity: 'warning',
    what: 'what follows here is not read by kubectl',
    why: 'it reads one document between two lines of ---, and drops the rest without a word',
    fix: 'begin the next document with --- on a line of its own',
  },
  MESH7010: {
    severity: 'info',
    what: 'the file has no object of Kubernetes, and is not checked',
    why: 'no document in it has apiVersion and kind',
    fix: 'nothing; if it should have, add them',
  },
  MESH7011: {
    severity: 'error',
    what: 'it cannot be read: {reason}',
    why: 'what is in it is not checked',
    fix: 'correct the path or the rights, or leave it out',
  },
  MESH7012: {
    severity: 'error',
    what: '{what} is refused by kubectl',
    why: 'it splits files at lines of --- before it reads YAML, and knows neither directives nor content on that line',
    fix: '{advice}',
  },
  MESH7013: {
    severity: 'info',
    what: 'the templates of this chart are not checked',
    why: 'they are YAML only once they are rendered',
    fix: 'check what they render: helm template … | cdk8s-mesh check -',
  },
  MESH7014: {
    severity: 'warning',
    what: 'the file is in {encoding}',
    why: 'most tools do not read it, and kubectl reads only its first document',
    fix: 'save it as UTF-8',
  },
  MESH7015: {
    severity: 'error',
    what: '{what} has no place in JSON',
    why: 'objects reach the cluster as JSON, so readers of Kubernetes refuse the document',
    fix: 'write a text, a finite number, true, false, a list or a mapping with text keys',
  },
  MESH7016: {
    severity: 'error',
    what: 'a tab is used for indentation',
    why: 'YAML is indented by spaces only',
    fix: 'replace the tab by spaces',
  },
} as const;
