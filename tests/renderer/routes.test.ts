import { expect, test } from 'vitest';
import { besidePath, documentPath, placeInSearchString } from '../../renderer/app/routes.ts';

test('the address of a document holds its id and, where there is one, the place', () => {
  expect(documentPath('abc')).toBe('/documents/abc');
  expect(documentPath('abc', 0)).toBe('/documents/abc?at=0');
  expect(besidePath('abc', 'def', 12)).toBe('/documents/abc/beside/def?at=12');
});

test('the place of an address is read back, and nothing that is no place', () => {
  expect(placeInSearchString('at=12')).toBe(12);
  expect(placeInSearchString('')).toBeNull();
  expect(placeInSearchString('at=-1')).toBeNull();
  expect(placeInSearchString('at=1e9')).toBeNull();
  expect(placeInSearchString('at=99999999999999999999')).toBeNull();
});
