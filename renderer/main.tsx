// The page's beginning: one session, drawn once.

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './theme/index.css';
import { connectPage } from './link/connect.ts';
import { fullScreenOf } from './link/full-screen.ts';
import { browserTimers } from './link/timers.ts';
import { browserAddress } from './store/browser-address.ts';
import { Session } from './store/session.ts';
import { measureGutter } from './theme/measure-gutter.ts';
import { App } from './views/app.tsx';

const session = new Session({
  connect: connectPage,
  timers: browserTimers,
  storage: window.localStorage,
  address: browserAddress,
  fullScreen: fullScreenOf(window),
  languages: navigator.languages,
});
session.start();
measureGutter();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root" to draw into');
createRoot(root).render(
  <StrictMode>
    <App session={session} />
  </StrictMode>,
);
