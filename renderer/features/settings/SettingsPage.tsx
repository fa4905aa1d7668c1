import { useEffect, useRef } from 'react';
import type { Settings } from '../../../db/contract/models.ts';
import { useChangeSettings } from '../../api/settings.ts';
import { FailureNotice } from '../../app/ErrorScreen.tsx';
import { useCommandDesk } from '../../app/command-handlers.tsx';
import { useSettings } from '../../app/settings-context.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { BackupsSection } from '../backups/BackupsSection.tsx';
import { LibraryFacts } from './LibraryFacts.tsx';
import { Privacy } from './Privacy.tsx';
import { ReadingSize } from './ReadingSize.tsx';
import styles from './SettingsPage.module.css';
import { SettingsSection } from './SettingsSection.tsx';

/** How Sanad looks, what it keeps to itself, and what is in the library. */
export function SettingsPage() {
  const { settings: text, pages, common } = useStrings();
  const settings = useSettings();
  const change = useChangeSettings();
  const desk = useCommandDesk();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const set = (changed: Partial<Settings>): void => change.mutate(changed);
  return (
    <div className={styles.page} data-pane="working">
      <title>{pages.windowTitle(pages.settings)}</title>
      <div className={styles.column}>
        <h1 className={styles.title} ref={heading} tabIndex={-1} data-pane-focus="">
          {pages.settings}
        </h1>
        {change.error === null ? null : <FailureNotice failure={change.error.failure} />}
        <SettingsSection title={text.appearance}>
          <RadioGroup
            label={text.theme}
            value={settings.theme}
            choices={choicesOf(text.themes)}
            onChange={(theme) => set({ theme })}
          />
          <RadioGroup
            label={text.contrast}
            value={settings.contrast}
            choices={choicesOf(text.contrasts)}
            onChange={(contrast) => set({ contrast })}
          />
          <ReadingSize size={settings.readingSizePx} onChange={(readingSizePx) => set({ readingSizePx })} />
          <RadioGroup
            label={text.interfaceLanguage}
            value={settings.interfaceLanguage}
            choices={choicesOf(common.languageNames).map((choice) => ({ ...choice, lang: choice.value }))}
            onChange={(interfaceLanguage) => set({ interfaceLanguage })}
          />
        </SettingsSection>
        <SettingsSection title={text.keyboard}>
          <p>{text.keyboardText}</p>
          <div>
            <Switch
              isOn={settings.hasSingleKeyCommands}
              onChange={(hasSingleKeyCommands) => set({ hasSingleKeyCommands })}
            >
              {text.singleKeys}
            </Switch>
            <p className={styles.hint}>{text.singleKeysHint}</p>
          </div>
          <div>
            <Button onPress={() => desk.run('keyboard')}>{text.showKeyboardMap}</Button>
          </div>
        </SettingsSection>
        <Privacy />
        <BackupsSection />
        <LibraryFacts />
      </div>
    </div>
  );
}

function choicesOf<Value extends string>(
  labels: Readonly<Record<Value, string>>,
): readonly { readonly value: Value; readonly label: string }[] {
  // Sound: the record is a literal of the catalogue, whose keys are exactly the values.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const values = Object.keys(labels) as Value[];
  return values.map((value) => ({ value, label: labels[value] }));
}
