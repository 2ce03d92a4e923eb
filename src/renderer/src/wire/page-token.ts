/**
 * The key of the web host, as this page keeps it.
 *
 * It comes in the address and is taken out of it at once: an address bar is projected, photographed
 * and bookmarked. It is kept under the page's own origin, port included, so that a reload and a
 * second tab find it; the cookie beside it is for the files only (see main/hosts/web/admission.ts).
 */
const KEY = 'interleave.token';

/** @returns the key, or nothing if this page was opened without one and none is kept */
export function pageToken(): string | undefined {
  const address = new URL(location.href);
  const given = address.searchParams.get('token');
  if (given === null) return kept();
  if (keep(given)) {
    address.searchParams.delete('token');
    history.replaceState(history.state, '', address);
  }
  return given;
}

function kept(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined; // storage is switched off in this browser
  }
}

/** @returns whether it could be kept; if not, it has to stay in the address for the next reload */
function keep(token: string): boolean {
  try {
    localStorage.setItem(KEY, token);
    return true;
  } catch {
    return false;
  }
}
