import { Copy } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useText } from '../language/text';
import { IconButton } from '../ui/Button';
import classes from './lab-page.module.css';
import { outsideTexts } from './outside-text';

/** A command to be copied. */
export function Command({ label, command }: { readonly label: string; readonly command: string }): ReactElement {
  const t = useText(outsideTexts);
  const [copied, setCopied] = useState(false);
  return (
    <div className={classes['command']}>
      <span>{label}</span>
      <code>{command}</code>
      <IconButton
        icon={Copy}
        label={copied ? t.copied : t.copy}
        onPress={() =>
          void navigator.clipboard.writeText(command).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      />
    </div>
  );
}
