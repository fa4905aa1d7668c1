import { expect, test } from 'vitest';
import { foundDocuments, stepAcross } from '../../renderer/features/search/across/found-documents.ts';
import { documentId } from '../../db/contract/ids.ts';

const FIRST = documentId.parse('a'.repeat(26));
const SECOND = documentId.parse('b'.repeat(26));
const THIRD = documentId.parse('c'.repeat(26));

test('documents are walked through in the order of the results, those without a hit on the page last', () => {
  const found = foundDocuments({
    hits: [],
    matching: [FIRST, SECOND].map((id) => ({ documentId: id, passages: 1 })),
  });

  expect(found).toEqual([FIRST, SECOND]);
});

test('a step leads to the next document, and round at the ends', () => {
  const documents = [FIRST, SECOND, THIRD];

  expect(stepAcross(documents, FIRST, 1)).toEqual({ documentId: SECOND, isAround: false });
  expect(stepAcross(documents, THIRD, 1)).toEqual({ documentId: FIRST, isAround: true });
  expect(stepAcross(documents, FIRST, -1)).toEqual({ documentId: THIRD, isAround: true });
});

test('from a document that was not found a step leads to the first, or back to the last', () => {
  expect(stepAcross([FIRST, SECOND], THIRD, 1)).toEqual({ documentId: FIRST, isAround: false });
  expect(stepAcross([FIRST, SECOND], THIRD, -1)).toEqual({ documentId: SECOND, isAround: false });
});

test('where there is no other document a step leads nowhere', () => {
  expect(stepAcross([FIRST], FIRST, 1)).toBeNull();
  expect(stepAcross([], FIRST, 1)).toBeNull();
});
