/** Lessons. */
declare module '*.mdx' {
  import type { ComponentType } from 'react';
  const Lesson: ComponentType<{ readonly components?: Readonly<Record<string, ComponentType<never>>> }>;
  export default Lesson;
}

/** A source file, highlighted while the app was built: see vite/source.ts. */
declare module '*?source' {
  // An ambient module may name a relative path in this way only.
  const source: import('./src/shared/source').HighlightedSource;
  export default source;
}

/** CSS modules: class names by the name they have in the file. */
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
