/** Few settings, each at once in force and kept. */
import type { ReactElement, ReactNode } from 'react';
import { useLanguage, useText, type SameText, type Texts } from '../language/text';
import { withSettings } from '../progress/progress-store';
import { useProgress } from '../progress/use-progress';
import { LANGUAGE_OPTIONS, THEME_ICONS } from '../shell/choices';
import { useAbout } from '../shell/host';
import { shellTexts } from '../shell/text';
import { PageBody } from '../ui/PageBody';
import { Segmented } from '../ui/Segmented';
import { Switch } from '../ui/Switch';
import classes from './SettingsPage.module.css';
import { THEME_CHOICES } from './theme';

const en = {
  motion: 'Motion',
  reduced: 'Less animation',
  motionHint: 'When off, the system setting decides. Nothing is left out, it just changes without animation.',
  data: 'Where things are kept',
  dataHint: 'Your progress and saved runs. Nothing leaves this machine.',
  about: 'About',
  version: 'Version',
  host: 'Runs as',
  hosts: { desktop: 'Desktop app', web: 'Page in the browser, on this machine only', terminal: 'Terminal' },
  machine: 'Machine',
  cores: (platform: string, n: number) => `${platform}, ${n} ${n === 1 ? 'core' : 'cores'}`,
  licence: 'Licence',
  licences: 'MIT. Typefaces: Pretendard and JetBrains Mono, both under the SIL Open Font License.',
};
const ko: SameText<typeof en> = {
  motion: '움직임',
  reduced: '애니메이션 줄이기',
  motionHint: '꺼 두면 시스템 설정을 따라요. 켜도 빠지는 내용은 없고, 애니메이션 없이 바로 바뀔 뿐이에요.',
  data: '저장 위치',
  dataHint: '기록과 저장한 실행이 여기 있어요. 아무것도 이 컴퓨터 밖으로 나가지 않아요.',
  about: '앱 정보',
  version: '버전',
  host: '실행 방식',
  hosts: { desktop: '데스크톱 앱', web: '브라우저 화면 (이 컴퓨터에서만)', terminal: '터미널' },
  machine: '컴퓨터',
  cores: (platform, n) => `${platform}, 코어 ${n}개`,
  licence: '라이선스',
  licences: 'MIT. 글꼴은 Pretendard와 JetBrains Mono이고, 둘 다 SIL Open Font License예요.',
};
const texts: Texts<typeof en> = { en, ko };

const PLATFORMS: Readonly<Record<string, string>> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' };

export function SettingsPage(): ReactElement {
  const t = useText(texts);
  const shell = useText(shellTexts);
  const language = useLanguage();
  const { progress, update } = useProgress();
  const { theme = 'system', motion = 'system' } = progress.settings;
  const choose = (settings: Parameters<typeof withSettings>[1]): void => update((now) => withSettings(now, settings));
  return (
    <PageBody narrow>
      <h1>{shell.settings}</h1>
      <div>
        <Section title={shell.language}>
          <Segmented
            label={shell.language}
            options={LANGUAGE_OPTIONS}
            value={language}
            onChange={(chosen) => choose({ language: chosen })}
          />
        </Section>
        <Section title={shell.theme}>
          <Segmented
            label={shell.theme}
            options={THEME_CHOICES.map((value) => ({ value, label: shell.themes[value], icon: THEME_ICONS[value] }))}
            value={theme}
            onChange={(chosen) => choose({ theme: chosen })}
          />
        </Section>
        <Section title={t.motion}>
          <Switch
            isSelected={motion === 'reduced'}
            onChange={(isSelected) => choose({ motion: isSelected ? 'reduced' : 'system' })}
          >
            {t.reduced}
          </Switch>
          <p className={classes['quiet']}>{t.motionHint}</p>
        </Section>
        <Kept />
        <AboutApp />
      </div>
    </PageBody>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className={classes['section']}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Kept(): ReactElement {
  const t = useText(texts);
  const { dataFolder } = useAbout();
  return (
    <Section title={t.data}>
      <p style={{ paddingTop: '5px' }}>
        <code>{dataFolder}</code>
      </p>
      <p className={classes['quiet']}>{t.dataHint}</p>
    </Section>
  );
}

function AboutApp(): ReactElement {
  const t = useText(texts);
  const { version, host, platform, cores } = useAbout();
  return (
    <Section title={t.about}>
      <dl className={classes['about']}>
        <dt>{t.version}</dt>
        <dd>{version}</dd>
        <dt>{t.host}</dt>
        <dd>{t.hosts[host]}</dd>
        <dt>{t.machine}</dt>
        <dd>{t.cores(PLATFORMS[platform] ?? platform, cores)}</dd>
        <dt>{t.licence}</dt>
        <dd>{t.licences}</dd>
      </dl>
    </Section>
  );
}
