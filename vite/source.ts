/**
 * `import creator from './creator.process.ts?source'`: a program's text, highlighted while the app
 * is built, so that no highlighter is shipped.
 *
 * Tokens get a kind, never a colour: which colour a keyword has is the stylesheet's business, in
 * light, dark and high contrast alike. The kinds come from the grammar's TextMate scopes by a theme
 * whose "colours" are the numbers of the kinds; what the theme does not name is `plain`.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, extname, join, relative, sep } from 'node:path';
import python from 'shiki/langs/python.mjs';
import typescript from 'shiki/langs/typescript.mjs';
import { createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import type { HighlighterCore } from 'shiki/core';
import type { Plugin } from 'vite';
import type { HighlightedSource } from '../src/shared/source';

const SCOPES_BY_KIND = {
  comment: [
    'comment',
    'punctuation.definition.comment',
    'string.quoted.docstring',
    'string.quoted.docstring punctuation.definition.string',
  ],
  string: ['string', 'punctuation.definition.string', 'constant.character.escape', 'string.regexp'],
  number: ['constant.numeric', 'keyword.other.unit'],
  constant: ['constant.language', 'support.constant', 'variable.language'],
  keyword: [
    'keyword',
    'storage',
    'keyword.operator.new',
    'keyword.operator.expression',
    'keyword.operator.logical.python',
  ],
  function: ['entity.name.function', 'support.function', 'meta.function-call.generic'],
  type: ['entity.name.type', 'entity.name.class', 'support.type', 'support.class', 'entity.other.inherited-class'],
  punctuation: ['punctuation', 'meta.brace', 'keyword.operator', 'storage.type.function.arrow'],
  plain: ['variable', 'meta.template.expression', 'meta.fstring meta.embedded', 'source'],
} as const;

const KINDS = Object.keys(SCOPES_BY_KIND);
const kindOf = (color: string | undefined): string => KINDS[parseInt(color?.slice(1) ?? '', 16)] ?? 'plain';
const colorOf = (kind: string): string => `#${KINDS.indexOf(kind).toString(16).padStart(6, '0')}`;

const LANGUAGES = { '.ts': 'typescript', '.py': 'python' } as const;
const QUERY = '?source';

export function source(): Plugin {
  let highlighter: Promise<HighlighterCore> | undefined;
  return {
    name: 'interleave:source',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(QUERY)) return undefined;
      const file = id.slice(0, -QUERY.length);
      this.addWatchFile(file);
      const text = await readFile(file, 'utf8');
      const highlighted = highlight(await (highlighter ??= loadHighlighter()), file, text);
      return { code: `export default ${JSON.stringify(highlighted)};`, map: null, moduleType: 'js' };
    },
  };
}

function loadHighlighter(): Promise<HighlighterCore> {
  return createHighlighterCore({
    langs: [typescript, python],
    themes: [
      {
        name: 'kinds',
        type: 'light',
        fg: colorOf('plain'),
        bg: '#ffffff',
        settings: Object.entries(SCOPES_BY_KIND).map(([kind, scope]) => ({
          scope: [...scope],
          settings: { foreground: colorOf(kind) },
        })),
      },
    ],
    // Pure JavaScript, so that a build needs no WebAssembly; it knows both grammars.
    engine: createJavaScriptRegexEngine(),
  });
}

function highlight(highlighter: HighlighterCore, file: string, text: string): HighlightedSource {
  const language = LANGUAGES[extname(file) as keyof typeof LANGUAGES] as HighlightedSource['language'] | undefined;
  if (!language) throw new Error(`?source knows ${Object.keys(LANGUAGES).join(' and ')}, not ${file}`);
  // A final line break ends the last line; it does not begin another.
  const { tokens } = highlighter.codeToTokens(text.replace(/\r\n/g, '\n').replace(/\n$/, ''), {
    lang: language,
    theme: 'kinds',
  });
  return {
    file: relative(projectTop(dirname(file)), file)
      .split(sep)
      .join('/'),
    language,
    lines: tokens.map((line) => line.map(({ content, color }) => ({ text: content, kind: kindOf(color) }))),
  };
}

/** The nearest folder with a package.json, since Vite's root may be a folder below it. */
function projectTop(folder: string): string {
  const above = dirname(folder);
  return existsSync(join(folder, 'package.json')) || above === folder ? folder : projectTop(above);
}
