/** Whether a number is one that a connection may have; 0 is none. */
export const isPort = (number: number): boolean => Number.isInteger(number) && number >= 1 && number <= 65_535;
