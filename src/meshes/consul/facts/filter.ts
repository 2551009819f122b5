/**
 * Whether a text is a filter of go-bexpr, as far as its grammar is read here: comparisons with and, or, not and parentheses.
 * Source: https://developer.hashicorp.com/consul/api-docs/features/filtering
 */
export function isFilter(text: string): boolean {
  // collections with a variable of their own are taken as they are
  if (text.includes('{')) return true;
  const reader = new Reader(text.trim());
  return reader.expression() && reader.isAtEnd();
}

const selector = /[a-zA-Z][a-zA-Z0-9_/]*(?:\.[a-zA-Z][a-zA-Z0-9_/]*|\.\d+|\[\s*(?:"(?:[^"\\]|\\.)*"|`[^`]*`)\s*\])*/y;
const value = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?![\w.-])|"(?:[^"\\]|\\.)*"|`[^`]*`)/y;
const withValue = /(?:\s*[=!]=\s*|\s+(?:not\s+)?(?:contains|matches)\s+)/y;
const withoutValue = /\s+is\s+(?:not\s+)?empty(?!\w)/y;
const within = /\s+(?:not\s+)?in\s+/y;

/** Reads from the left, and goes back to where a part began that is none. */
class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    return this.at === this.text.length;
  }

  expression(): boolean {
    return this.alternatives(
      () => this.alternatives(() => this.negated(), /\s+and(?=[\s(])\s*/y),
      /\s+or(?=[\s(])\s*/y,
    );
  }

  private alternatives(part: () => boolean, between: RegExp): boolean {
    if (!part()) return false;
    for (let start = this.at; this.take(between); start = this.at) {
      if (part()) continue;
      this.at = start;
      break;
    }
    return true;
  }

  private negated(): boolean {
    const start = this.at;
    if (this.take(/not(?=[\s(])\s*/y) && this.negated()) return true;
    this.at = start;
    return this.grouped() || this.comparison();
  }

  private grouped(): boolean {
    const start = this.at;
    if (this.take(/\(\s*/y) && this.expression() && this.take(/\s*\)/y)) return true;
    this.at = start;
    return false;
  }

  private comparison(): boolean {
    const start = this.at;
    if (this.take(selector)) {
      if (this.take(withoutValue)) return true;
      const before = this.at;
      if (this.take(withValue) && this.operand()) return true;
      this.at = before;
    }
    this.at = start;
    if (this.operand() && this.take(within) && this.take(selector)) return true;
    this.at = start;
    return false;
  }

  private operand(): boolean {
    return this.take(value) || this.take(selector);
  }

  private take(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return false;
    this.at += found[0].length;
    return true;
  }
}
