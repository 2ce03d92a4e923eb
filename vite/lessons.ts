/** Lessons are MDX: prose with a few components of ours in it. */
import mdx from '@mdx-js/rollup';

export function lessons(): { readonly enforce: 'pre' } & ReturnType<typeof mdx> {
  return { enforce: 'pre', ...mdx() };
}
