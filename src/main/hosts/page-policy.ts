/**
 * What our page may do, as response headers, the same in every host that serves it.
 *
 * Nothing comes from outside and nothing inline runs. Styles need no exception: React and uPlot set
 * them through the CSSOM (`element.style.width = ...`), which a policy does not concern, and neither
 * we nor a lesson write `style="..."` into markup. Images may be `data:` (icons in style sheets) and
 * `blob:` (a picture of a diagram that the learner saves).
 *
 * @see W3C Content Security Policy Level 3
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // A new version of the app must not meet pieces of the old one.
  'Cache-Control': 'no-cache',
};
