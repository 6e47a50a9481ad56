// src/forge/port.ts
const largestText = 6e4;

export { largestText as t };