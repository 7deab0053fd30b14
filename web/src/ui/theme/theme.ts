import { createTheme, type MantineColorsTuple } from '@mantine/core';

const sea: MantineColorsTuple = [
  '#eef7f7',
  '#d8ecec',
  '#b2d9d9',
  '#8accce',
  '#6fc3c4',
  '#328f92',
  '#147a7e',
  '#0b6468',
  '#084f53',
  '#053d40',
];

const gray: MantineColorsTuple = [
  '#f6f8f8',
  '#f1f5f5',
  '#e2e8e8',
  '#d5dddd',
  '#c9d2d3',
  '#8d9a9e',
  '#667479',
  '#516066',
  '#2c383c',
  '#172124',
];

const dark: MantineColorsTuple = [
  '#e7eded',
  '#a9b7ba',
  '#8b9a9d',
  '#5d6c70',
  '#3a484b',
  '#263133',
  '#171e20',
  '#111718',
  '#0d1213',
  '#090d0e',
];

/** What takes away: white on it can be read, which Mantine's own red does not give. */
const red: MantineColorsTuple = [
  '#fcebea',
  '#f8d3d0',
  '#f4b0aa',
  '#f58f86',
  '#ea6f65',
  '#dd5347',
  '#c9372c',
  '#b3261e',
  '#8f1d17',
  '#6b1511',
];

/** The list itself scrolls, as the keys that move in it expect, and not a box within it that has no name or key. */
const scrollingList = {
  withScrollArea: false,
  styles: { options: { maxHeight: '13.75rem', overflowY: 'auto' } },
} as const;

/** Mantine speaks with the values of tokens.css; where it has a name for one, it is pointed there. */
export const theme = createTheme({
  primaryColor: 'sea',
  primaryShade: { light: 7, dark: 6 },
  colors: { sea, gray, dark, red },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-code)',
  headings: { fontFamily: 'var(--font)', fontWeight: '650' },
  fontSizes: {
    xs: 'var(--text-tiny)',
    sm: 'var(--text-dense)',
    md: 'var(--text-body)',
    lg: 'var(--text-lead)',
    xl: 'var(--text-heading)',
  },
  defaultRadius: 'var(--radius)',
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  breakpoints: { xs: '30em', sm: '48em', md: '62em', lg: '75em', xl: '90em' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 100 } } },
    Menu: {
      defaultProps: {
        shadow: 'none',
        transitionProps: { duration: 80 },
        position: 'bottom-start',
        // On a phone it opens upwards rather than over the four entries of the shell.
        middlewares: { shift: true, flip: { padding: 64 } },
      },
    },
    Popover: { defaultProps: { shadow: 'none', transitionProps: { duration: 80 } } },
    Modal: {
      // Its header is no banner of the page, though Mantine writes it as <header>.
      defaultProps: {
        attributes: { header: { role: 'none' } },
        centered: false,
        transitionProps: { duration: 100 },
        yOffset: '10vh',
        overlayProps: { backgroundOpacity: 0.4 },
      },
    },
    // A list stands where its field does: in the same landmark, and in the same dialog, beyond which screen readers do
    // not look. It is fixed, so that what scrolls around it does not cut it off.
    Combobox: { defaultProps: { withinPortal: false, floatingStrategy: 'fixed' } },
    Select: { defaultProps: { allowDeselect: false, checkIconPosition: 'right', ...scrollingList } },
  },
});
