import '../ui/theme';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { askAgain, onSessionChanged } from '../api';
import { Providers } from './providers';
import { queries, router } from './router';

onSessionChanged(() => {
  void askAgain(queries).then(() => router.invalidate());
});

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <Providers queries={queries}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
