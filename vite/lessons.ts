/** Lessons are MDX: prose with a few components of ours in it, compiled while the app is built. */
import { compile } from '@mdx-js/mdx';
import type { Plugin } from 'vite';

export function lessons(): Plugin {
  return {
    name: 'interleave:lessons',
    enforce: 'pre',
    async transform(code, id) {
      if (!id.endsWith('.mdx')) return undefined;
      const compiled = await compile({ value: code, path: id });
      return { code: String(compiled), map: null };
    },
  };
}
