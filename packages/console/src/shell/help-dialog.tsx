import { Modal, Switch } from '@mantine/core';
import { activeBindings } from '../keys/key-bindings.ts';
import { changeSettings, useSettings } from '../settings/settings.ts';

/** The keys that work on this page, and the switch that turns them off. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { singleLetterKeys } = useSettings();
  return (
    <Modal opened onClose={onClose} title="Keys" closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="dialog">
        <Switch
          checked={singleLetterKeys}
          onChange={(event) => changeSettings({ singleLetterKeys: event.currentTarget.checked })}
          label="Single keys act"
          description="Switch off if you speak your commands or press keys by accident. Ctrl+K stays."
        />
        <dl className="keys">
          <dt>
            <kbd>Ctrl+K</kbd>
          </dt>
          <dd>Search and commands</dd>
          {activeBindings().map((binding) => (
            <div key={binding.key} className="keys-row">
              <dt>
                <kbd>{binding.key}</kbd>
              </dt>
              <dd>{binding.label}</dd>
            </div>
          ))}
        </dl>
        <p className="muted">Gatehouse states facts, clauses and the status of each law. It is not legal advice.</p>
      </div>
    </Modal>
  );
}
