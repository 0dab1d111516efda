import { expect, test } from 'vitest';
import { safeHref, safeSource, shownHost } from '../../src/markdown/safe-link.js';

test.each([
  ['https://example.org', 'https://example.org/'],
  [' HTTPS://Example.org/a b ', 'https://example.org/a%20b'],
  ['http://localhost:8080/x', 'http://localhost:8080/x'],
  ['mailto:a@b.test?subject=x', 'mailto:a@b.test?subject=x'],
  ['tel:+1-900-555-0000', 'tel:+1-900-555-0000'],
  ['https://münchen.example/', 'https://xn--mnchen-3ya.example/'],
])('lets %j through', (url, href) => {
  expect(safeHref(url)).toBe(href);
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript\u200b:alert(1)',
  'vbscript:x',
  'data:text/html,x',
  'blob:https://a.test/x',
  'file:///etc/passwd',
  'ftp://a.test/',
  'intent://scan/#Intent;end',
  'ms-its:x',
  '//evil.test',
  '\\\\evil.test\\share',
  '/path',
  'path',
  '?query',
  '#fragment',
  '',
  'https:evil.test',
  'https:/evil.test',
  'https:\\\\evil.test',
  'https:///evil.test',
  'https://',
  'https://a b.test/',
  'https://ba\u200dnk.test',
  'https://bank.test\uff0fevil.test',
  '\u202ehttps://a.test',
  'tel:*%2306%23',
  'mailto:',
])('lets %j not through', (url) => {
  expect(safeHref(url)).toBeNull();
});

test('loads from http and https only', () => {
  expect(safeSource('https://a.test/x.png')).toBe('https://a.test/x.png');
  for (const url of ['mailto:a@b.test', 'tel:123', 'data:image/png;base64,AA', '/x.png']) {
    expect(safeSource(url)).toBeNull();
  }
});

test.each([
  ['https://evil.test/login', 'https://bank.test/login', 'evil.test'],
  ['https://evil.test/', 'bank.test', 'evil.test'],
  ['https://evil.test/', 'Log in at www.bank.test now', 'evil.test'],
  ['https://evil.test/', 'ba\u200bnk.test', 'evil.test'],
  ['https://evil.test/', 'ｂank．test', 'evil.test'],
  ['https://evil.test/', 'bank。test', 'evil.test'],
  ['https://evil.test/', 'bank｡test', 'evil.test'],
  ['https://evil.test/', 'https://www｡bank。test/login', 'evil.test'],
  ['mailto:evil@evil.test', 'help@bank｡test', 'evil@evil.test'],
  ['https://bank.test@evil.test/', 'pay', 'evil.test'],
  ['https://xn--pple-43d.test/', 'apple', 'xn--pple-43d.test'],
  ['https://xn--pple-43d.test/', '\u0430pple.example', 'xn--pple-43d.test'],
  ['https://xn--pple-43d.test/', '\u0430pple.test', 'xn--pple-43d.test'],
  ['https://xn--e1awd7f.test/', '\u0435\u0440\u0456\u0441.test', 'xn--e1awd7f.test'],
  ['https://bank.test.evil.test/', 'bank.test', 'bank.test.evil.test'],
  ['https://evil.pages.test/', 'pages.test', 'evil.pages.test'],
  ['https://evil.test:8443/', 'bank.test', 'evil.test:8443'],
  ['mailto:evil@evil.test', 'help@bank.test', 'evil@evil.test'],
])('names the true place of %j behind %j', (href, text, host) => {
  expect(shownHost(href, text)).toBe(host);
});

test.each([
  ['https://example.org/', 'the docs'],
  ['https://example.org/', 'example.org'],
  ['https://www.example.org/', 'example.org'],
  ['https://example.org/', 'https://www.example.org/'],
  ['https://xn--mnchen-3ya.example/', 'münchen.example'],
  ['https://xn--e1afmkfd.test/', 'пример.test'],
  ['https://xn--wgv71a119e.test/', '日本語.test'],
  ['https://example.org/', 'example。org'],
  ['https://example.org/', 'example.org。'],
  ['https://example.org/', '文档。'],
  ['https://example.org/', 'e.g. this'],
  ['mailto:a@b.test', 'a@b.test'],
  ['mailto:a@b.test', 'write to us'],
  ['tel:123', 'bank.test'],
])('adds nothing to %j behind %j', (href, text) => {
  expect(shownHost(href, text)).toBeNull();
});
