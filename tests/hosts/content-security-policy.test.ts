import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { contentSecurityPolicy, INJECTED_STYLES } from '../../electron/shared/content-security-policy.ts';

test('nothing is allowed that is not named, and nothing but the host itself is named', () => {
  expect(contentSecurityPolicy().split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    expect.stringMatching(/^style-src 'self'( 'sha256-[A-Za-z0-9+/]{43}=')*$/),
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ]);
});

test('the style that React Aria puts into every page is allowed by the hash of its installed text', () => {
  const { resolve } = createRequire(createRequire(import.meta.url).resolve('react-aria-components'));
  const folder = resolve('react-aria/package.json').replace(/package\.json$/, '');
  const source = readFileSync(`${folder}dist/private/interactions/usePress.mjs`, 'utf8');
  const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(source)?.[1] ?? '';
  const template = /style\.textContent = `([^`]+)`\.trim\(\)/.exec(source)?.[1] ?? '';
  const text = template.replace(/\$\{[^}]+\}/, attribute).trim();
  expect(text).toContain('touch-action');
  expect(INJECTED_STYLES.map(({ sha256 }) => sha256)).toContain(
    createHash('sha256').update(text).digest('base64'),
  );
});
