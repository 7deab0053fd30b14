import '@fontsource-variable/plus-jakarta-sans/index.css';
import './fonts.css';
import './mantine.css';
import './tokens.css';
import './base.css';
import './print.css';

export { theme } from './theme';
