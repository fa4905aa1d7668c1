import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/core-context.tsx';
import { App, AppWithoutToken } from './app/App.tsx';
import { createSessionStore } from './app/session.tsx';
import { constructEditorStyles } from './features/notes/editor/constructed-styles.ts';
import { connectThroughLoopback } from './host/browser-transport.ts';
import type { CoreTransport } from './host/core-transport.ts';
import { connectThroughPreload } from './host/desktop-transport.ts';
import { takeSessionToken } from './host/session-token.ts';
import { preferredLanguage } from './strings/language-tools.ts';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';

/** The desktop window brings its connection; a browser needs the token of the launch. */
function connect(): CoreTransport | null {
  if (window.sanad !== undefined) return connectThroughPreload(window.sanad);
  const token = takeSessionToken(window);
  if (token === null) return null;
  return connectThroughLoopback({
    token,
    fetch: (input, init) => window.fetch(input, init),
    wait: (milliseconds) => new Promise((resolve) => window.setTimeout(resolve, milliseconds)),
  });
}

constructEditorStyles();
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for the interface.');
const transport = connect();
const session = createSessionStore(preferredLanguage(navigator.languages));
createRoot(root).render(
  <StrictMode>
    {transport === null ? (
      <AppWithoutToken session={session} />
    ) : (
      <App transport={transport} queryClient={createQueryClient()} session={session} />
    )}
  </StrictMode>,
);
