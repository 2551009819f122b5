/** Keeps what was last made of a text: rules that are asked about one object, one after the other, read the same field. */
export function oncePerText<Made>(make: (text: string) => Made): (text: string) => Made {
  let last: string | undefined;
  let made: Made;
  return (text) => {
    if (text !== last) {
      made = make(text);
      last = text;
    }
    return made;
  };
}
