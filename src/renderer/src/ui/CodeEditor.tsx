/** A field for program text. The editor itself comes when it is first shown: the first screen does not carry it. */
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { CircleAlert } from 'lucide-react';
import { useText, type SameText, type Texts } from '../language/text';
import type { OpenedEditor } from './code-editor-view';
import { classNames } from './class-names';
import field from './Field.module.css';
import classes from './CodeEditor.module.css';

const en = {
  leave: 'Tab indents. To leave the editor press Esc, then Tab.',
  loading: 'The editor is loading…',
  errorLine: (line: number) => `Line ${line} is marked.`,
};
const ko: SameText<typeof en> = {
  leave: 'Tab은 들여쓰기예요. 편집기를 나가려면 Esc를 누르고 Tab을 누르세요.',
  loading: '편집기를 불러오는 중이에요…',
  errorLine: (line) => `${line}번째 줄에 표시했어요.`,
};
const texts: Texts<typeof en> = { en, ko };

export interface CodeEditorProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  /** From 1. */
  readonly errorLine?: number | undefined;
  readonly isDisabled?: boolean;
}

export function CodeEditor(props: CodeEditorProps): ReactElement {
  const { label, value, onChange, description, error, errorLine, isDisabled = false } = props;
  const t = useText(texts);
  const foot = [error, error !== undefined && errorLine !== undefined && t.errorLine(errorLine), description, t.leave]
    .filter(Boolean)
    .join(' ');
  const { box, isThere } = useEditor({ label, description: foot, value, onChange, errorLine, isDisabled });
  return (
    <div className={classNames(field['field'])}>
      <span className={classNames(field['label'])}>{label}</span>
      <div ref={box} className={classNames(classes['editor'], error !== undefined && classes['invalid'])}>
        {!isThere && <p className={classes['loading']}>{t.loading}</p>}
      </div>
      <p className={classNames(error === undefined ? field['description'] : field['error'])}>
        {error !== undefined && <CircleAlert size={14} aria-hidden />}
        <span>{foot}</span>
      </p>
    </div>
  );
}

interface EditorOptions extends Pick<CodeEditorProps, 'label' | 'value' | 'onChange' | 'errorLine'> {
  readonly description: string;
  readonly isDisabled: boolean;
}

function useEditor(options: EditorOptions) {
  const { label, description, value, onChange, errorLine, isDisabled } = options;
  const box = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<OpenedEditor>();
  const latest = useRef({ value, onChange, description });
  useEffect(() => {
    latest.current = { value, onChange, description };
  });
  useEffect(() => {
    const parent = box.current;
    let opened: OpenedEditor | undefined;
    let isGone = false;
    void import('./code-editor-view').then(({ openEditor }) => {
      if (isGone || !parent) return;
      opened = openEditor(parent, {
        text: latest.current.value,
        label,
        description: latest.current.description,
        onChange: (text) => latest.current.onChange(text),
      });
      setEditor(opened);
    });
    return () => {
      isGone = true;
      opened?.close();
      setEditor(undefined);
    };
  }, [label]);
  useEffect(() => editor?.setText(value), [editor, value]);
  useEffect(() => editor?.setDisabled(isDisabled), [editor, isDisabled]);
  useEffect(() => editor?.markLine(errorLine), [editor, errorLine]);
  return { box, isThere: editor !== undefined };
}
