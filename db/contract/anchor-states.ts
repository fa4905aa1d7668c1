/** Whether the words a highlight was made on are where it says; see `anchorState`. */
export const ANCHOR_STATES = ['anchored', 'moved', 'needs-placing'] as const;
