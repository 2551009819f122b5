/** A port as an AuthorizationPolicy writes it. Here 0 is one too, which no connection has. */
export const isPortText = (text: string): boolean => /^\d+$/.test(text) && Number(text) <= 65_535;
