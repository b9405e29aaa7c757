// Draws each report page where nobody sees it, of figures that are made up: the first visit of a page's life takes twice
// as long as the third, until the code of its views is compiled. In a tree of its own, so that nothing else finds it.

import { startTransition, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import type { Report } from '../../../shared/contract/reports.ts';
import { askOf } from '../../store/report-ask.ts';
import { isReportPage } from '../../store/report-route.ts';
import { Session } from '../../store/session.ts';
import { SessionContext, type Words, WordsContext } from '../context.ts';
import { madeUpReports } from './made-up-reports.ts';
import { ReportView } from './report-view.tsx';

const TODAY = '2001-02-01';

/** A session that nobody is at: it is never started, so it asks nothing and keeps nothing. */
function sessionAt(hash: string, report: Report): Session {
  const nothing = (): void => undefined;
  const session = new Session({
    connect: () => new Promise(nothing),
    timers: { now: () => Date.parse(TODAY), after: () => nothing },
    storage: { getItem: () => null, setItem: nothing },
    address: { hash: () => hash, push: nothing, replace: nothing, onChange: nothing },
    fullScreen: { set: nothing, onChange: nothing },
    languages: [],
  });
  const ask = askOf(session.navigation.state.getState(), TODAY);
  session.reports.state.setState({ today: TODAY, ask, answers: ask, report, answeredAt: 0, refusal: null });
  return session;
}

/** As a guest of the page: its styles, but no element that anybody else could find. */
function stageOn(body: HTMLElement): { readonly stage: HTMLElement; readonly within: HTMLElement } {
  const stage = document.createElement('div');
  stage.className = 'page-rehearsal';
  stage.ariaHidden = 'true';
  stage.inert = true;
  const shadow = stage.attachShadow({ mode: 'closed' });
  shadow.adoptedStyleSheets = [stylesOfThePage()];
  const within = document.createElement('div');
  within.className = 'body';
  within.style.height = '100%';
  shadow.append(within);
  body.append(stage);
  return { stage, within };
}

function stylesOfThePage(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  sheet.replaceSync(rules.map(({ cssText }) => cssText).join('\n'));
  return sheet;
}

function Drawn({ then }: { readonly then: () => void }) {
  useEffect(then, [then]);
  return null;
}

/** One page, drawn and taken away again. @returns when it is gone. */
function rehearse(hash: string, report: Report, words: Words): Promise<void> {
  const session = sessionAt(hash, report);
  const { page } = session.navigation.state.getState();
  if (!isReportPage(page)) return Promise.resolve();
  const { stage, within } = stageOn(document.body);
  const root = createRoot(within);
  return new Promise((resolve) => {
    const then = (): void => {
      // Not within the drawing itself.
      setTimeout(() => {
        root.unmount();
        stage.remove();
        resolve();
      });
    };
    const drawn = (
      <SessionContext value={session}>
        <WordsContext value={words}>
          <ReportView page={page} />
          <Drawn then={then} />
        </WordsContext>
      </SessionContext>
    );
    // A few ms at a time: a live update does not wait for it.
    startTransition(() => root.render(drawn));
  });
}

export function pageRehearsals(words: Words): readonly (() => Promise<void>)[] {
  return madeUpReports().map(
    ([hash, report]) =>
      () =>
        rehearse(hash, report, words),
  );
}
