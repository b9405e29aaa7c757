import { expect, test } from 'vitest';
import { isOurs, mayLeave } from '../../electron/shell/origin.ts';

test('only the console itself is ours', () => {
  const urls = [
    'kokpit://app/',
    'kokpit://app/index.html#x',
    'kokpit://evil/',
    'kokpit://app.evil/',
    'kokpit://app:1/',
    'https://app/',
    'file:///kokpit://app/',
    'about:blank',
    '',
  ];
  expect(urls.filter(isOurs)).toEqual(['kokpit://app/', 'kokpit://app/index.html#x']);
});

test('only plain links to the encrypted web leave the program', () => {
  const urls = [
    'https://example.org/a?b',
    'http://example.org/',
    'https://user:word@example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://host/share',
    'kokpit://app/',
    'no address',
  ];
  expect(urls.filter(mayLeave)).toEqual(['https://example.org/a?b']);
});
