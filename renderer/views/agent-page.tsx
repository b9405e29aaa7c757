// One agent's day: who and how now, the day's statuses, how long each, the cockpit's figures, conversations, ratings.
// Of today it goes on by itself.

import type { AgentDay } from '../../shared/contract/views.ts';
import type { AskState, Refusal } from '../store/ask-store.ts';
import { addDays, isDay } from '../store/report-ask.ts';
import { agentPage, formatHash } from '../store/route.ts';
import { AgentConversations, useAgentConversations } from './agent-page-conversations.tsx';
import { AgentFigures, AgentTotals } from './agent-page-figures.tsx';
import { AgentRatings } from './agent-page-ratings.tsx';
import { AgentTimeline } from './agent-page-timeline.tsx';
import { useSession, useStore, useValue, useWords } from './context.ts';
import { DateField } from './date-field.tsx';
import { Ticking } from './figures.tsx';
import { Icon, StatusMark } from './icons.tsx';
import { refusalWords } from './refusal-words.ts';
import { CsvButton } from './reports/csv-button.tsx';
import { useNumbers } from './reports/report-numbers.ts';
import { SkeletonRows } from './skeleton-rows.tsx';
import { SearchBox, TopBar } from './top-bar.tsx';
import { useWaited } from './use-waited.ts';

const SKELETON_ROWS = 6;
const SKELETON_MS = 150;

export function AgentPage() {
  const session = useSession();
  const { t, formats } = useWords();
  const state = useValue(session.agentDay.state);
  const { report: day, answeredAt, refusal } = state;
  const agent = useStore(session.navigation.state, (route) => route.agent);
  const changing = JSON.stringify(state.ask) !== JSON.stringify(state.answers);
  const list = useAgentConversations(day);
  return (
    <>
      <TopBar title={t('page.agent')}>
        <SearchBox label={t('agent.search')} />
      </TopBar>
      <main className="report agent-page" data-testid="page-agent">
        <div className="report-bar">
          <Back />
          {agent !== null && state.today !== null && <DayChoice agent={agent} today={state.today} />}
          <div className="top-gap" />
          {answeredAt !== null && (
            <span className="as-of num">{t('report.as_of', { time: formats.timeSeconds(answeredAt) })}</span>
          )}
          <CsvButton sheet={list.sheet} />
        </div>
        <div
          className={changing && day !== null ? 'report-body changing' : 'report-body'}
          aria-busy={changing && refusal === null}
        >
          {refusal !== null && <Wrong refusal={refusal} ask={state.ask} />}
          {agent === null && <Nothing title={t('agent.none_chosen')} text={t('agent.none_chosen.text')} />}
          {day === null ? agent !== null && refusal === null && <Skeleton /> : <Day day={day} list={list} />}
        </div>
      </main>
    </>
  );
}

interface DayProps {
  readonly day: AgentDay;
  readonly list: ReturnType<typeof useAgentConversations>;
}

function Day({ day, list }: DayProps) {
  const { t } = useWords();
  const nothing = day.conversations.length + day.ratings.length === 0 && !day.pieces.some(isOfDay(day));
  return (
    <>
      <Who day={day} />
      {nothing && (
        <p className="nothing-line" data-testid="agent-nothing">
          <strong>{t('agent.nothing')}.</strong> {t('agent.nothing.text')}
        </p>
      )}
      <AgentFigures day={day} />
      <AgentTimeline day={day} />
      <div className="agent-columns">
        <AgentTotals day={day} />
        <AgentRatings day={day} />
      </div>
      <AgentConversations day={day} list={list} />
    </>
  );
}

/** Something began or ended on the day itself. */
function isOfDay({ start, end }: AgentDay) {
  return ({ began, ended }: AgentDay['pieces'][number]): boolean =>
    (began !== null && began >= start) || (ended !== null && ended < end);
}

function Back() {
  const session = useSession();
  const { t } = useWords();
  const route = useValue(session.navigation.state);
  const href = formatHash({ ...route, page: 'cockpit', date: null, query: '', explain: null, conversation: null });
  return (
    <a className="button small" href={href} data-testid="agent-cockpit">
      <Icon name="back" />
      {t('agent.cockpit')}
    </a>
  );
}

function DayChoice({ agent, today }: { readonly agent: string; readonly today: string }) {
  const session = useSession();
  const { t } = useWords();
  const date = useStore(session.navigation.state, (route) => route.date) ?? today;
  const choose = (day: string): void => session.navigation.go({ agent, date: day === today ? null : day });
  const known = isDay(date);
  const step = (days: number): void => choose(addDays(known ? date : today, days));
  return (
    <div className="period">
      <button
        type="button"
        className="button small square"
        aria-label={t('agent.previous')}
        title={t('agent.previous')}
        data-testid="agent-previous"
        onClick={() => step(-1)}
      >
        <span className="turned">
          <Icon name="chevron" />
        </span>
      </button>
      <DateField id="agent-date" label={t('agent.date')} value={date} max={today} onChange={choose} />
      <button
        type="button"
        className="button small square"
        aria-label={t('agent.next')}
        title={t('agent.next')}
        disabled={known && date >= today}
        data-testid="agent-next"
        onClick={() => step(1)}
      >
        <Icon name="chevron" />
      </button>
      <button
        type="button"
        className="button small"
        disabled={date === today}
        data-testid="agent-today"
        onClick={() => choose(today)}
      >
        {t('agent.today')}
      </button>
    </div>
  );
}

/** Who it is, and the status of now, whatever the day. */
function Who({ day }: { readonly day: AgentDay }) {
  const { t, formats } = useWords();
  const numbers = useNumbers(day.tz);
  const groups = day.groups.length === 0 ? t('panel.no_group') : formats.list(day.groups.map(({ name }) => name));
  const slots = day.slots === null ? t('agent.no_slots') : t('agent.slots', { n: day.slots });
  return (
    <header className="agent-who" data-testid="agent-who">
      <h2>{day.name}</h2>
      <p className="agent-now" data-testid="agent-now">
        <StatusMark status={day.status} />
        <strong>{t(`status.${day.status}`)}</strong>
        {day.status_reason !== null && <span className="status-reason">{day.status_reason}</span>}
        {day.status_since !== null && <Ticking since={day.status_since} reason={t('none.status')} />}
        <span className="muted">{t('agent.now')}</span>
      </p>
      <p className="agent-sub">
        {groups} · {slots}
        {day.removed && ` · ${t('agent.removed')}`}
      </p>
      <p className="agent-date">{numbers.date(day.date)}</p>
    </header>
  );
}

interface WrongProps {
  readonly refusal: Refusal;
  readonly ask: AskState<{ readonly agent: string; readonly date: string }, AgentDay>['ask'];
}

/** Why this day cannot be shown, and the way on. */
function Wrong({ refusal, ask }: WrongProps) {
  const session = useSession();
  const words = useWords();
  const { t } = words;
  const agent = ask?.agent ?? '';
  const date = ask?.date ?? '';
  const today = (
    <button
      type="button"
      className="button primary"
      data-testid="agent-show-today"
      onClick={() => session.navigation.go(agentPage(agent, null))}
    >
      {t('agent.show_today')}
    </button>
  );
  switch (refusal.code) {
    case 'unknown_agent':
      return <Nothing title={t('agent.unknown', { agent })} text={t('agent.unknown.text')} />;
    case 'bad_day':
      return (
        <Nothing title={t('agent.bad_day', { date })} text={t('agent.bad_day.text')}>
          {today}
        </Nothing>
      );
    case 'day_to_come':
      return (
        <Nothing title={t('agent.day_to_come', { date })} text={t('agent.bad_day.text')}>
          {today}
        </Nothing>
      );
    default:
      return (
        <p className="nothing-line" role="status" data-testid="agent-failed">
          <strong>{t('refused.failed.title')}.</strong> {refusalWords(refusal, ['refused', 'error'], words)}
          <button type="button" className="button small" onClick={() => session.agentDay.again()}>
            {t('refused.again')}
          </button>
        </p>
      );
  }
}

interface NothingProps {
  readonly title: string;
  readonly text: string;
  readonly children?: React.ReactNode;
}

function Nothing({ title, text, children }: NothingProps) {
  return (
    <div className="nothing" role="status" data-testid="agent-wrong">
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </div>
  );
}

function Skeleton() {
  const shape = useWaited(SKELETON_MS);
  if (!shape) return null;
  return (
    <div className="report-skeleton" aria-hidden="true">
      <div className="card">
        <SkeletonRows rows={SKELETON_ROWS} />
      </div>
    </div>
  );
}
