import { z } from 'zod';
import { colour } from './colour.ts';
import { tagId } from './ids.ts';

/** A tag where only its look is needed. */
export const tagLabel = z.strictObject({ id: tagId, name: z.string(), colour });
export type TagLabel = z.infer<typeof tagLabel>;
