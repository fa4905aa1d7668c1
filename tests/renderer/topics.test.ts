import { expect, test } from 'vitest';
import { METHOD_NAMES, TOPICS } from '../../db/contract/contract.ts';
import { ALL_TOPICS, NOUNS_OF_TOPIC } from '../../renderer/api/topics.ts';

test('knows every topic of the contract', () => {
  expect(new Set(ALL_TOPICS)).toEqual(new Set(TOPICS));
});

test('asks for everything again when the vault changes', () => {
  const nouns = new Set<string | undefined>(METHOD_NAMES.map((name) => name.split('.')[0]));
  nouns.delete('jobs'); // nothing of a job is kept

  expect(new Set(NOUNS_OF_TOPIC.vault)).toEqual(nouns);
});
