/** Where in a value Envoy's reader is: in text, in a `%NAME(…)%`, or in one of the kinds of argument. */
type Place = 'text' | 'name' | 'arguments' | 'string' | 'quoted' | 'separator' | 'closing' | 'end';

const spaceIn = (place: Place, character: string): Place | undefined => (character === ' ' ? place : undefined);

/** Where a character leads from a place; undefined where it may not stand. */
const next: Readonly<Record<Place, (character: string) => Place | undefined>> = {
  text: (character) => (character === '%' ? 'name' : 'text'),
  name: (character) => (character === '%' ? 'text' : character === '(' ? 'arguments' : 'name'),
  arguments: (character) => (character === '[' ? 'quoted' : character === ' ' ? 'arguments' : 'string'),
  quoted: (character) => (character === '"' ? 'string' : spaceIn('quoted', character)),
  string: (character) => (character === ')' ? 'end' : character === '"' ? 'separator' : 'string'),
  separator: (character) =>
    character === ',' ? 'quoted' : character === ']' ? 'closing' : spaceIn('separator', character),
  closing: (character) => (character === ')' ? 'end' : spaceIn('closing', character)),
  end: (character) => (character === '%' ? 'text' : spaceIn('end', character)),
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a header may not have
const control = /[\u0000-\u0008\u000a-\u001f\u007f]/;

/** What Envoy has against a header's value, in words; undefined for one that it takes. */
export function headerValueProblem(value: string): string | undefined {
  if (control.test(value)) return 'has a control character';
  if (!value.includes('%')) return undefined;
  let place: Place = 'text';
  for (let at = 0; at < value.length; at++) {
    const character = value[at]!;
    if (place === 'text' && character === '%' && value[at + 1] === '%') at++;
    else if (place === 'string' && character === '\\') at++;
    else {
      const after = next[place](character);
      if (after === undefined) return `has '${character}' in a %…% where it may not stand`;
      place = after;
    }
    // Only an escape goes past the last character.
    if (at >= value.length) return 'ends in a backslash';
  }
  return place === 'text' ? undefined : 'has a % that no other one closes';
}
