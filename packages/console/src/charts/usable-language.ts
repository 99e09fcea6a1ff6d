/**
 * uPlot asks the browser's language for its number format when it is loaded. Some browsers without a desktop report a language
 * that is no language tag (`en-US@posix`), and the chart would take the page down with it.
 */
if (!isLanguageTag(navigator.language)) Object.defineProperty(navigator, 'language', { value: 'en', configurable: true });

function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

export {};
