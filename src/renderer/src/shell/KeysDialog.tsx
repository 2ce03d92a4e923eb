import { useEffect, useState, type ReactElement } from 'react';
import { Keyboard } from 'lucide-react';
import { useText, type SameText, type Texts } from '../language/text';
import { IconButton } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Kbd } from '../ui/Kbd';
import { isTyping, useKeyGroups, type KeyGroup } from './key-help';
import classes from './KeysDialog.module.css';

const en = {
  title: 'Keys',
  everywhere: 'Everywhere',
  list: 'This list',
  next: 'Next or previous control',
  press: 'Press a button, switch something on or off',
  arrows: 'Move inside a list, a menu, tabs or a row of choices',
  close: 'Close what is open',
};
const ko: SameText<typeof en> = {
  title: '키보드로 쓰기',
  everywhere: '어디서나',
  list: '이 목록',
  next: '다음 또는 이전 조작으로',
  press: '버튼 누르기, 켜고 끄기',
  arrows: '목록, 메뉴, 탭, 선택지 안에서 움직이기',
  close: '열린 것 닫기',
};
const texts: Texts<typeof en> = { en, ko };

/** The button, the `?` key and the dialog behind both. */
export function KeysHelp(): ReactElement {
  const t = useText(texts);
  const groups = useKeyGroups();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const everywhere: KeyGroup = {
    title: t.everywhere,
    keys: [
      { keys: ['?'], does: t.list },
      { keys: ['Tab', 'Shift+Tab'], does: t.next },
      { keys: ['Enter', 'Space'], does: t.press },
      { keys: ['↑', '↓', '←', '→'], does: t.arrows },
      { keys: ['Esc'], does: t.close },
    ],
  };
  return (
    <>
      <IconButton icon={Keyboard} label={`${t.title} (?)`} onPress={() => setOpen(true)} />
      <Dialog title={t.title} isOpen={isOpen} onOpenChange={setOpen}>
        <div>
          {[...groups, everywhere].map((group) => (
            <KeyList key={group.title} {...group} />
          ))}
        </div>
      </Dialog>
    </>
  );
}

function KeyList({ title, keys }: KeyGroup): ReactElement {
  return (
    <section className={classes['group']}>
      <h3>{title}</h3>
      <dl className={classes['list']}>
        {keys.map((entry) => (
          <div key={entry.does} style={{ display: 'contents' }}>
            <dt className={classes['keys']}>
              {entry.keys.map((name) => (
                <Kbd key={name}>{name}</Kbd>
              ))}
            </dt>
            <dd>{entry.does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
