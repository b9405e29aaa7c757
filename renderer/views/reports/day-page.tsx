// Day: a day or the last minutes; calls, videos, chats and e-mails side by side, outbound calls apart, and how the
// service level is worked out, with its two parts to adjust.

import type { DayReport } from '../../../shared/contract/reports.ts';
import { shownDay } from '../../../shared/shown-figures.ts';
import { isAnswered } from '../../store/lost-ask.ts';
import { useSession, useStore, useValue, useWords } from '../context.ts';
import { Explained } from '../explained.tsx';
import { Count } from '../figures.tsx';
import { Sentence } from '../sentence.tsx';
import { DayLive, DayLiveWaiting } from './day-live.tsx';
import { DaySwitches } from './day-switches.tsx';
import { DAY_KINDS, DayTable, dayRows } from './day-table.tsx';
import { LostList, useLostRows } from './lost-list.tsx';
import { NothingHere } from './nothing-here.tsx';
import { ReportFrame } from './report-frame.tsx';
import { useNumbers } from './report-numbers.ts';
import { ShareBar } from './share-of.tsx';
import { SnapshotButton } from './snapshot-button.tsx';
import { useReport } from './use-report.ts';

export function DayPage() {
  const session = useSession();
  const { t, formats } = useWords();
  const { report, changing, today } = useReport('day');
  const { report: lost, ask, answers, refusal } = useValue(session.lost.state);
  const listChanging = !isAnswered({ ask, answers, report: lost });
  const list = useStore(session.navigation.state, (route) => route.report.view === 'lost');
  // Beside the figures none of its rows are asked for.
  const hasRows = lost !== null && (answers?.rows !== 'none' || lost.lost === 0);
  const { rows, missing, columns, sheet: listSheet } = useLostRows(hasRows ? lost : null, answers);
  const dated = report?.date !== undefined && report.date !== today;
  const sheet = (shown: DayReport) => () => ({
    name: `kokpit-day-${shown.date ?? `last-${shown.window ?? 0}-min`}`,
    head: [t('day.figure'), ...DAY_KINDS.map((kind) => t(`day.${kind}`))],
    rows: [
      ...dayRows(shown).map((row) => [t(row.label), ...DAY_KINDS.map((kind) => row.value(kind))]),
      ...(['placed', 'reached', 'not_reached'] as const).map((id) => [
        `${t('day.outbound')}: ${t(`day.${id}`)}`,
        shown.outbound[id],
        null,
        null,
        null,
      ]),
    ],
  });
  return (
    <ReportFrame
      page="day"
      search={list ? t('lost.search') : null}
      changing={list ? listChanging : changing}
      sheet={list ? listSheet : report === null ? null : sheet(report)}
      switches={today !== null && <DaySwitches today={today} />}
      more={today !== null && <SnapshotButton today={today} />}
    >
      {list ? (
        hasRows ? (
          <LostList report={lost} rows={rows} missing={missing} columns={columns} changing={listChanging} />
        ) : null
      ) : report === null ? null : (
        <>
          {report.window !== undefined && (
            <p className="report-note">
              {t('day.window.text', { n: report.window, time: formats.timeSeconds(Date.parse(report.at)) })}
            </p>
          )}
          {isEmpty(report, dated) && <NothingHere slim />}
          {lost !== null ? <DayLive lost={lost} changing={listChanging} /> : refusal === null && <DayLiveWaiting />}
          <DayTable report={report} />
          <Outbound report={report} />
        </>
      )}
    </ReportFrame>
  );
}

/** @param dated chosen by its date: who waits now says nothing of that day. */
function isEmpty({ outbound, ...report }: DayReport, dated: boolean): boolean {
  const inbound = DAY_KINDS.every((kind) => {
    const { offered, answered, lost, waiting } = report[kind];
    return offered + answered + lost + (dated ? 0 : waiting) === 0;
  });
  return inbound && outbound.placed + outbound.reached + outbound.not_reached === 0;
}

function Outbound({ report }: { readonly report: DayReport }) {
  const { t } = useWords();
  const numbers = useNumbers(null);
  const { outbound } = shownDay(report);
  const { reached_share: share } = outbound;
  return (
    <section className="card outbound" data-testid="outbound">
      <h2>{t('day.outbound')}</h2>
      <dl className="outbound-figures">
        {(['placed', 'reached', 'not_reached'] as const).map((id) => (
          <div key={id} data-testid={`outbound-${id}`}>
            <dt>{t(`day.${id}`)}</dt>
            <dd>
              <Explained path={`outbound.${id}`} label={`${t('day.outbound')}: ${t(`day.${id}`)}`}>
                <Count n={outbound[id]} />
              </Explained>
            </dd>
          </div>
        ))}
      </dl>
      {share !== null && (
        <span className="outbound-share">
          <ShareBar share={share} />
          <small>
            <Sentence
              text="day.reached.share"
              parts={{
                share: (
                  <Explained path="outbound.reached_share" label={t('explain.figure.reached_share')}>
                    {numbers.share(share)}
                  </Explained>
                ),
              }}
            />
          </small>
        </span>
      )}
    </section>
  );
}
