// Light or dark: the machine's wish, until a person says otherwise.
import { signal } from '@preact/signals';

export type Theme = 'light' | 'dark';
const KEY = 'playmill-theme';
export const theme = signal<Theme>('light');

function remembered(): Theme | null {
  try {
    const value = localStorage.getItem(KEY);
    return value === 'light' || value === 'dark' ? value : null;
  } catch {
    return null;
  }
}

function apply(to: Theme): void {
  theme.value = to;
  document.documentElement.dataset.theme = to;
}

export function startLook(): void {
  const wish = matchMedia('(prefers-color-scheme: dark)');
  apply(remembered() ?? (wish.matches ? 'dark' : 'light'));
  wish.addEventListener('change', () => {
    if (!remembered()) apply(wish.matches ? 'dark' : 'light');
  });
}

export function toggleTheme(): void {
  apply(theme.value === 'dark' ? 'light' : 'dark');
  try {
    localStorage.setItem(KEY, theme.value);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
