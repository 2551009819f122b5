/** Puts values into the `{holes}` of a text; its twin in types is `Fill`. A hole without a value keeps its name. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, hole: string) => values[hole] ?? hole);
}
