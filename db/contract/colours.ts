/** The colours of tags and highlights. Each also has a name and a pattern of its own: colour is never the only sign. */
export const COLOURS = ['yellow', 'green', 'blue', 'purple', 'red', 'grey'] as const;
export type Colour = (typeof COLOURS)[number];
