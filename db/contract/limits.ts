/** Bounds that every layer agrees on. */

/**
 * Longest query or find-in-text string accepted, in UTF-16 units: what fits into a request. Search itself reads the
 * beginning and says that it left out the rest, because nothing that is typed or pasted may make it fail.
 */
export const MAX_QUERY_LENGTH = 1_000_000;

/** Largest reply of any call, in UTF-8 bytes of its JSON. */
export const MAX_REPLY_BYTES = 2_000_000;

/** Largest request a host accepts, in UTF-8 bytes of its JSON. */
export const MAX_REQUEST_BYTES = 1_000_000;

/** Longest stretch of text answered by one `documents.text`, in UTF-16 units. */
export const MAX_TEXT_SLICE = 200_000;

/** Longest note, in UTF-16 units: about 50,000 words. */
export const MAX_NOTE_LENGTH = 300_000;
export const MAX_NOTE_TITLE_LENGTH = 500;

/** Longest comment on a highlight or a link, in UTF-16 units. */
export const MAX_COMMENT_LENGTH = 20_000;

/** Longest description of a tag, in UTF-16 units. */
export const MAX_TAG_DESCRIPTION_LENGTH = 10_000;
