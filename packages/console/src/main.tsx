// oxlint-disable-next-line import/no-unassigned-import -- it must run before the first schema is made, and has nothing to give
import './api/schema-settings.ts';
import './theme/mantine.css';
import './theme/tokens.css';
import './theme/shell.css';
import './theme/content.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client.ts';
import { router } from './routes.tsx';
import { theme } from './theme/theme.ts';

const element = document.getElementById('root');
if (element === null) throw new Error('the page has no element with id root');
createRoot(element).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={localStorageColorSchemeManager({ key: 'gatehouse.colours' })}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
