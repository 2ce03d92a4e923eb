/** A sheet over everything else, for what cannot wait beside the work. */
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText, type SameText, type Texts } from '../language/text';
import { Button, IconButton } from './Button';
import classes from './Dialog.module.css';
import { classNames } from './class-names';

const en = { close: 'Close', cancel: 'Cancel' };
const ko: SameText<typeof en> = { close: '닫기', cancel: '취소' };
const texts: Texts<typeof en> = { en, ko };

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly children: ReactNode;
  readonly role?: 'dialog' | 'alertdialog';
  /** For work that needs room, such as writing a program. */
  readonly isWide?: boolean;
  /** Escape means something inside, such as leaving a field: it does not close the dialog. */
  readonly isEscapeKept?: boolean;
}

/** With a title and a way out; Escape and a click outside close it too, unless Escape is kept. */
export function Dialog(props: DialogProps): ReactElement {
  const { title, isOpen, onOpenChange, children, role = 'dialog', isWide = false, isEscapeKept = false } = props;
  const t = useText(texts);
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={role === 'dialog' && !isEscapeKept}
      isKeyboardDismissDisabled={isEscapeKept}
      className={classNames(classes['backdrop'])}
    >
      <Modal className={classNames(classes['modal'], isWide && classes['wide'])}>
        <AriaDialog role={role} className={classNames(classes['dialog'])}>
          <div className={classes['head']}>
            <Heading slot="title" className={classNames(classes['title'])}>
              {title}
            </Heading>
            {role === 'dialog' && <IconButton icon={X} label={t.close} onPress={() => onOpenChange(false)} />}
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmDialogProps extends Omit<DialogProps, 'role'> {
  /** The deed in a word, on its button: "Delete". */
  readonly confirm: string;
  readonly onConfirm: () => void;
}

/** Before something that cannot be taken back. Focus starts on the harmless button. */
export function ConfirmDialog({ confirm, onConfirm, children, ...rest }: ConfirmDialogProps): ReactElement {
  const t = useText(texts);
  const { onOpenChange } = rest;
  return (
    <Dialog {...rest} role="alertdialog">
      <div>{children}</div>
      <div className={classes['actions']}>
        <Button autoFocus onPress={() => onOpenChange(false)}>
          {t.cancel}
        </Button>
        <Button
          kind="danger"
          onPress={() => {
            onOpenChange(false);
            onConfirm();
          }}
        >
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}
