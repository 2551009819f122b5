import { compileHas, compileIndex, compileName, compileSelect } from './access';
import { compileCall } from './call';
import type { Environment } from './environment';
import { compileList, compileLiteral, compileMap } from './literals';
import { compileBinary, compileConditional, compileUnary } from './operators';
import { CelProblem } from './problem';
import type { Expr } from './syntax';
import type { Term } from './term';

/** Turns an expression into TypeScript, with the types that its parts have. */
export function compile(expr: Expr, environment: Environment): Term {
  switch (expr.kind) {
    case 'Literal':
      return compileLiteral(expr.value);
    case 'Name':
      return compileName(expr.name, environment);
    case 'Select':
      return compileSelect(expr, environment);
    case 'Index':
      return compileIndex(expr, environment);
    case 'Call':
      return expr.name === 'has' && expr.of === undefined
        ? compileHas(expr.args, environment)
        : compileCall(expr, environment);
    case 'List':
      return compileList(expr, environment);
    case 'Map':
      return compileMap(expr);
    case 'Unary':
      return compileUnary(expr, environment);
    case 'Binary':
      return compileBinary(expr, environment);
    case 'Conditional':
      return compileConditional(expr, environment);
    case 'Message':
      throw new CelProblem(`the message ${expr.name} is not known; Kubernetes has none`);
  }
}
