import { createTheme } from '@mantine/core';

/** Mantine in the house's measure: small, square, without movement. */
export const theme = createTheme({
  primaryColor: 'indigo',
  // The library's greys are brownish beside the house's: fields and dialogs take the house's own.
  colors: { dark: ['#e4e9ef', '#c3ccd6', '#9ba8b7', '#7a8797', '#4a5666', '#2b3440', '#181d25', '#151a21', '#11151b', '#0c0f14'] },
  primaryShade: { light: 7, dark: 8 },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Open Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: '13px', sm: '14px', md: '14px', lg: '15px', xl: '17px' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  components: {
    Modal: { defaultProps: { transitionProps: { duration: 0 }, centered: false } },
    Tooltip: { defaultProps: { events: { hover: true, focus: true, touch: true } } },
  },
});
