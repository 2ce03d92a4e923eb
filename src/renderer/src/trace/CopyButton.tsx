import { Check, Copy } from 'lucide-react';
import { useEffect, useState, type ReactElement } from 'react';
import { announce } from '../ui/announce';
import { IconButton } from '../ui/Button';
import { useTraceWords } from './words';

/** Long enough to be noticed, gone before the next copy. */
const SHOWN_MS = 1_500;

export function CopyButton({ text }: { readonly text: string }): ReactElement {
  const words = useTraceWords();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    announce(words.inspector.copied);
  };
  return (
    <IconButton
      icon={copied ? Check : Copy}
      label={copied ? words.inspector.copied : words.inspector.copy}
      onPress={() => void copy().catch(() => setCopied(false))}
    />
  );
}
