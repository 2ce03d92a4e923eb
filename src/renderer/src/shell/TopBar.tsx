import { Menu as MenuIcon, SunMoon } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { DialogTrigger } from 'react-aria-components';
import { useLanguage, useText } from '../language/text';
import { withSettings } from '../progress/progress-store';
import { useProgress } from '../progress/use-progress';
import { THEME_CHOICES } from '../settings/theme';
import { IconButton } from '../ui/Button';
import { Menu } from '../ui/Menu';
import { PopoverDialog } from '../ui/Popover';
import { Segmented } from '../ui/Segmented';
import { LANGUAGE_OPTIONS, THEME_ICONS } from './choices';
import { KeysHelp } from './KeysDialog';
import { Navigation } from './Navigation';
import { routeHref, type Route } from './route';
import { RunningNow } from './RunningNow';
import { shellTexts } from './text';
import classes from './TopBar.module.css';
import { Wordmark } from './Wordmark';

export function TopBar({ route }: { readonly route: Route }): ReactElement {
  return (
    <header className={classes['bar']}>
      <NavigationButton route={route} />
      <a className={classes['brand']} href={routeHref({ page: 'home' })}>
        <Wordmark />
        Interleave
      </a>
      <div className={classes['space']} />
      <RunningNow />
      <LanguageSwitch />
      <ThemeMenu />
      <KeysHelp />
    </header>
  );
}

function LanguageSwitch(): ReactElement {
  const t = useText(shellTexts);
  const language = useLanguage();
  const { update } = useProgress();
  return (
    <Segmented
      size="small"
      label={t.language}
      options={LANGUAGE_OPTIONS}
      value={language}
      onChange={(chosen) => update((progress) => withSettings(progress, { language: chosen }))}
    />
  );
}

function ThemeMenu(): ReactElement {
  const t = useText(shellTexts);
  const { progress, update } = useProgress();
  return (
    <Menu
      label={t.theme}
      selected={progress.settings.theme ?? 'system'}
      entries={THEME_CHOICES.map((id) => ({ id, label: t.themes[id], icon: THEME_ICONS[id] }))}
      onChoose={(theme) => update((before) => withSettings(before, { theme }))}
    >
      <IconButton icon={SunMoon} label={t.theme} />
    </Menu>
  );
}

function NavigationButton({ route }: { readonly route: Route }): ReactElement {
  const t = useText(shellTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={classes['menu']}>
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <IconButton icon={MenuIcon} label={t.openNavigation} />
        <PopoverDialog label={t.navigation} placement="bottom start">
          <div className={classes['sheet']}>
            <Navigation route={route} onFollow={() => setOpen(false)} />
          </div>
        </PopoverDialog>
      </DialogTrigger>
    </div>
  );
}
