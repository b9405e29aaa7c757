// The console on a made-up floor, to look at and to measure: ?agents=60&rate=5. The scripts reach the core by `core`.

import { createRoot } from 'react-dom/client';
import '../../renderer/theme/index.css';
import { fullScreenOf } from '../../renderer/link/full-screen.ts';
import { browserTimers } from '../../renderer/link/timers.ts';
import { browserAddress } from '../../renderer/store/browser-address.ts';
import { Session } from '../../renderer/store/session.ts';
import { App } from '../../renderer/views/app.tsx';
import { FakeCore } from '../renderer/fake-core.ts';

const HEARTBEAT_MS = 1_000;
const params = new URLSearchParams(location.search);
const rate = Number(params.get('rate') ?? 5);

const core = new FakeCore({
  agents: Number(params.get('agents') ?? 60),
  times: Number(params.get('times') ?? 1),
  seed: 7,
  now: () => Date.now(),
  answerMs: Number(params.get('answer') ?? 700),
  after: (ms, run) => {
    setTimeout(run, ms);
  },
});
const session = new Session({
  connect: core.connect,
  timers: browserTimers,
  storage: localStorage,
  address: browserAddress,
  fullScreen: fullScreenOf(window),
  languages: navigator.languages,
});
session.start();

if (rate > 0) setInterval(() => core.source.state === 'live' && core.happen(1), 1_000 / rate);
setInterval(() => {
  core.heard();
  core.pushFreshness();
}, HEARTBEAT_MS);
Object.assign(window, { core, session });

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root" to draw into');
createRoot(root).render(<App session={session} />);
