/// How wide the map and the timeline are on paper, in their own units: about as many as a sheet of A4 has CSS pixels between its margins.
export const PAPER = 720;
