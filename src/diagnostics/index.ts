export { type Code, codes } from './codes';
export { describe, textOrKind } from './describe';
export { diagnose, explain, type Values } from './diagnose';
export { compareDiagnostics, type Diagnostic, type Explanation, type Place, type Severity } from './diagnostic';
export { fill } from './fill';
export { formatBody, formatLine, formatText } from './format';
export type { ExactProps, Template, Text } from './text';
