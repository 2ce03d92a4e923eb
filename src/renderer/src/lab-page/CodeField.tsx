/** A program text in the setup: its first lines in the narrow rail, the editor in a wide dialog over the page. */
import { Pencil } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useText } from '../language/text';
import { Button } from '../ui/Button';
import { CodeEditor } from '../ui/CodeEditor';
import { Dialog } from '../ui/Dialog';
import classes from './lab-page.module.css';
import { texts } from './text';

export interface CodeFieldProps {
  readonly label: string;
  readonly description: string | undefined;
  readonly error: string | undefined;
  readonly isDisabled: boolean;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** From 1: where the last run found something wrong. */
  readonly errorLine?: number | undefined;
}

export function CodeField(props: CodeFieldProps): ReactElement {
  const { label, description, error, isDisabled, text, onChange, errorLine } = props;
  const t = useText(texts);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={classes['codeField']}>
      <strong>{label}</strong>
      <pre tabIndex={0} aria-label={label}>
        {text}
      </pre>
      {error !== undefined && <p className={classes['misfit']}>{error}</p>}
      <Button icon={Pencil} isDisabled={isDisabled} onPress={() => setOpen(true)}>
        {t.editCode}
      </Button>
      <Dialog title={t.editCode} isOpen={isOpen} onOpenChange={setOpen} isWide isEscapeKept>
        <CodeEditor
          label={label}
          description={description}
          error={error}
          errorLine={errorLine}
          value={text}
          onChange={onChange}
        />
        <div>
          <Button kind="primary" onPress={() => setOpen(false)}>
            {t.codeDone}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
