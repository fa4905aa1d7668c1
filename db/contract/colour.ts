import { z } from 'zod';
import { COLOURS } from './colours.ts';

export const colour = z.enum(COLOURS);
