/**
 * CodeMirror as this app uses it. Loaded on demand, see CodeEditor.tsx.
 *
 * It stands in a shadow root: there, and only there, it styles itself through constructable style
 * sheets, which a Content Security Policy of `style-src 'self'` allows. In the page itself it would
 * write a `<style>`, which the policy blocks. The theme's custom properties reach into it.
 */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  type DecorationSet,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';

export interface OpenedEditor {
  setText(text: string): void;
  setDisabled(isDisabled: boolean): void;
  /** From 1; `undefined` marks none. */
  markLine(line: number | undefined): void;
  close(): void;
}

export interface EditorSpec {
  readonly text: string;
  readonly label: string;
  /** Read out after the label: no id of the page can be pointed at from a shadow root. */
  readonly description: string;
  readonly onChange: (text: string) => void;
}

export function openEditor(parent: HTMLElement, spec: EditorSpec): OpenedEditor {
  const editable = new Compartment();
  const host = document.createElement('div');
  // The focus goes through to the text, also where a dialog leads it from field to field.
  host.tabIndex = 0;
  const root = host.attachShadow({ mode: 'open', delegatesFocus: true });
  parent.append(host);
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: spec.text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        indentOnInput(),
        bracketMatching(),
        indentUnit.of('  '),
        javascript(),
        syntaxHighlighting(ourTokens),
        // Escape, then Tab, leaves: CodeMirror lets the Tab after an Escape go through to the page.
        keymap.of([...defaultKeymap, ...historyKeymap, { ...indentWithTab, stopPropagation: true }]),
        EditorView.contentAttributes.of({
          'aria-label': spec.label,
          'aria-description': spec.description,
          spellcheck: 'false',
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) spec.onChange(update.state.doc.toString());
        }),
        markedLine,
        editable.of([]),
        look,
      ],
    }),
  });
  // What is first in the root gets the focus, which is the scroller: it is passed on to the text.
  view.scrollDOM.addEventListener('focusin', ({ target }) => {
    if (target === view.scrollDOM) view.focus();
  });
  return {
    setText: (text) => {
      const now = view.state.doc.toString();
      if (text !== now) view.dispatch({ changes: { from: 0, to: now.length, insert: text } });
    },
    setDisabled: (isDisabled) =>
      view.dispatch({
        effects: editable.reconfigure(isDisabled ? [EditorState.readOnly.of(true), EditorView.editable.of(false)] : []),
      }),
    markLine: (line) => view.dispatch({ effects: markLine.of(line) }),
    close: () => {
      view.destroy();
      host.remove();
    },
  };
}

const markLine = StateEffect.define<number | undefined>();
const errorMark = Decoration.line({ class: 'cm-errorLine' });

/** The mark stays at its text while that is edited, until another line is marked. */
const markedLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, { changes, effects, state }) => {
    const marked = effects.find((effect) => effect.is(markLine));
    if (!marked) return before.map(changes);
    const line = marked.value;
    if (line === undefined || line < 1 || line > state.doc.lines) return Decoration.none;
    return Decoration.set([errorMark.range(state.doc.line(line).from)]);
  },
  provide: (field) => EditorView.decorations.from(field),
});

const ourTokens = HighlightStyle.define([
  { tag: tags.comment, color: 'var(--code-comment)' },
  { tag: [tags.string, tags.regexp], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
  { tag: [tags.keyword, tags.modifier], color: 'var(--code-keyword)' },
  { tag: tags.function(tags.variableName), color: 'var(--code-function)' },
  { tag: tags.function(tags.propertyName), color: 'var(--code-function)' },
  { tag: [tags.typeName, tags.className], color: 'var(--code-type)' },
  { tag: [tags.punctuation, tags.operator], color: 'var(--color-text-quiet)' },
]);

const look = EditorView.theme({
  '&': { backgroundColor: 'var(--color-surface)', color: 'var(--color-text)', height: '100%' },
  '&.cm-focused': { outline: '2px solid var(--color-focus)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--font-code)', fontSize: 'var(--size-small)', lineHeight: 'var(--line-height)' },
  '.cm-content': { caretColor: 'var(--color-text)' },
  '.cm-cursor': { borderLeftColor: 'var(--color-text)' },
  '.cm-gutters': {
    backgroundColor: 'var(--color-surface)',
    color: 'var(--color-text-quiet)',
    borderRight: '1px solid var(--color-line)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--color-accent-soft) 50%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--color-accent) 30%, transparent)',
  },
  '.cm-errorLine': { backgroundColor: 'var(--color-bad-soft)', boxShadow: 'inset 3px 0 0 var(--color-bad)' },
});
