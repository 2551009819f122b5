import { KnownTexts } from '../../../manifests/known-texts';

/** Keeps what was made of texts: objects say the same again and again, and several rules read the same field of one. */
export function oncePerText<Made>(make: (text: string) => Made): (text: string) => Made {
  const known = new KnownTexts(make);
  return (text) => known.of(text);
}
