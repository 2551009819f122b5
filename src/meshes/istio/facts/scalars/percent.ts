/** Of a fault: none, or at least a millionth, which is as fine as Envoy counts. */
export const isFaultPercent = (value: number): boolean => value === 0 || (value >= 0.0001 && value <= 100);

export const isPercent = (value: number): boolean => value >= 0 && value <= 100;
