/** Runs before the page is drawn: nothing is seen in the wrong language or colours first. */
import { kept, showLanguage } from './choices.ts';

const asked = new URLSearchParams(location.search).get('lang') ?? kept('lang');
const language =
  asked === 'zh' || asked === 'en' ? asked : navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
showLanguage(language);
const theme = kept('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
