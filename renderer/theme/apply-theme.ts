// Puts the chosen theme on the document; `auto` follows the system while it changes.

/** @returns ends the following. */
export function applyTheme(choice: 'auto' | 'light' | 'dark'): () => void {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    document.documentElement.dataset.theme = choice === 'auto' ? (system.matches ? 'dark' : 'light') : choice;
  };
  apply();
  system.addEventListener('change', apply);
  return () => system.removeEventListener('change', apply);
}
