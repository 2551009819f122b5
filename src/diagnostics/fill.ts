/** Puts values into the `{holes}` of a text; its twin in types is `Fill`. A hole without a value stays as it is, such as the `{id}` of a path. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, hole: string) => values[hole] ?? `{${hole}}`);
}
