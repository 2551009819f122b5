/** A fault in our own code: a text of a file is replaced. A suite must notice it, and say what is wrong. */
export interface Mutation {
  readonly name: string;
  /** What it breaks, in a sentence. */
  readonly breaks: string;
  /** Path from the root of the project. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replacement: string;
  /** The suite that notices. */
  readonly suite: string;
  /** What a failed case says, its name and all, where it names the cause. */
  readonly cause: RegExp;
}

/** The text of the file with the fault in it. */
export function mutated(text: string, { name, file, find, replacement }: Mutation): string {
  const count = text.split(find).length - 1;
  if (count !== 1) {
    const times = count === 0 ? 'not' : `${count} times`;
    throw new Error(`the mutation ${name} no longer fits: its text stands ${times} in ${file}, not once:\n${find}`);
  }
  // a function, since a replacement may hold a $
  return text.replace(find, () => replacement);
}
