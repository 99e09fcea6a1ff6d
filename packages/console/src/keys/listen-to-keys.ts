import { getSettings } from '../settings/settings.ts';
import { bindingOf } from './key-bindings.ts';

/** Sends each key press of the page to its binding, unless somebody types, a dialog is open or single letters are off. */
export function listenToKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!getSettings().singleLetterKeys || isTyping(event.target) || document.querySelector('[role="dialog"]') !== null) return;
    const binding = bindingOf(event.key);
    if (binding === undefined) return;
    event.preventDefault();
    binding.run();
  };
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}
