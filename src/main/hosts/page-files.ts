/**
 * Finds the file a page asks for: inside the folder of the built page, of a type that belongs there,
 * or not at all.
 */
import { extname, isAbsolute, relative, resolve, sep } from 'node:path';

/** What the build makes. A file of any other type is not part of the page and is not served. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.woff', 'font/woff'],
]);

export interface PageFile {
  readonly path: string;
  readonly type: string;
}

/**
 * @param pathname  the path of the URL as it came, still percent-encoded
 * @param folder    the folder that is served, an absolute path
 * @returns         `undefined` if nothing of that name may be served, whether or not it exists
 */
export function pageFile(pathname: string, folder: string): PageFile | undefined {
  const wanted = decode(pathname === '/' ? '/index.html' : pathname);
  if (wanted === undefined || wanted.includes('\0') || wanted.includes('\\')) return undefined;
  const path = resolve(folder, `.${wanted}`);
  const inside = relative(folder, path);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return undefined;
  const type = TYPES.get(extname(path).toLowerCase());
  return type === undefined ? undefined : { path, type };
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
