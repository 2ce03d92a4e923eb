/** What of the page's folder is served, and what is not. */
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageFile } from '../../src/main/hosts/page-files';

const folder = resolve('/srv/page');

it.each([
  ['/', 'index.html', 'text/html; charset=utf-8'],
  ['/index.html', 'index.html', 'text/html; charset=utf-8'],
  ['/assets/index-Bx1.js', 'assets/index-Bx1.js', 'text/javascript; charset=utf-8'],
  ['/assets/a%20b.woff2', 'assets/a b.woff2', 'font/woff2'],
  ['/assets/../index.html', 'index.html', 'text/html; charset=utf-8'],
])('serves %s', (pathname, file, type) => {
  expect(pageFile(pathname, folder)).toEqual({ path: join(folder, file), type });
});

describe('refuses', () => {
  it.each([
    ['a way out', '/../secret.html'],
    ['a way out in disguise', '/..%2f..%2fsecret.html'],
    ['a way out in two disguises', '/%2e%2e%2fsecret.html'],
    ['a way out with backslashes', '/..%5csecret.html'],
    ['a folder whose name only begins alike', '/../page-secret/index.html'],
    ['the folder itself', '/.'],
    ['a type that is not part of a page', '/main.js.map'],
    ['a file without a type', '/package'],
    ['a name that ends early', '/index.html%00.js'],
    ['a broken encoding', '/%zz.html'],
  ])('%s', (_what, pathname) => {
    expect(pageFile(pathname, folder)).toBeUndefined();
  });
});
