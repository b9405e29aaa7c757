// A company's days, people and conversations: one of them at a time, each to sort, to search and to save.

import { useMemo } from 'react';
import type {
  CompanyConversation,
  CompanyDay,
  CompanyPerson,
  CompanyReport,
} from '../../../shared/contract/company.ts';
import { Chart } from '../../charts/chart.tsx';
import { companyDaysPlan, type DayKind, tellDay } from '../../charts/company-days.ts';
import { useSession, useStore, useWords } from '../context.ts';
import { personName, useConversationColumns, useDayColumns, usePeopleColumns } from './company-lists.tsx';
import type { Sheet } from './csv-button.tsx';
import { NothingHere } from './nothing-here.tsx';
import { useNumbers } from './report-numbers.ts';
import { type Column, ReportTable, sheetOf, useArranged } from './report-table.tsx';
import { Segments } from './segments.tsx';
import { ShapeSwitch } from './shape-switch.tsx';

const KINDS = ['calls_in', 'calls_out', 'chats', 'tickets', 'others'] as const;
const TOKENS = {
  calls_in: '--kind-call',
  calls_out: '--kind-outbound',
  chats: '--kind-chat',
  tickets: '--kind-ticket',
  others: '--offline',
} as const;
const NO_DAYS: readonly CompanyDay[] = [];
const NO_PEOPLE: readonly CompanyPerson[] = [];
const NO_CONVERSATIONS: readonly CompanyConversation[] = [];

/** What is shown of the company, arranged by the address, and the file of it. */
export interface CompanyParts {
  readonly days: Part<CompanyDay>;
  readonly people: Part<CompanyPerson>;
  readonly conversations: Part<CompanyConversation>;
  readonly sheet: (() => Sheet) | null;
}

interface Part<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

export function useCompanyParts(report: CompanyReport | null): CompanyParts {
  const session = useSession();
  const words = useWords();
  const view = useStore(session.navigation.state, (route) => route.report.view);
  const days = usePart(report?.days ?? NO_DAYS, useDayColumns(report?.tz ?? 'UTC'), dateOf, 'date');
  const nameOf = useMemo(() => (row: CompanyPerson) => personName(row, words), [words]);
  const people = usePart(report?.people ?? NO_PEOPLE, usePeopleColumns(), nameOf, null);
  const conversations = usePart(report?.conversations ?? NO_CONVERSATIONS, useConversationColumns(), talkText, null);
  if (report === null) return { days, people, conversations, sheet: null };
  const name = `kokpit-${report.company}-${view ?? 'days'}-${report.from}-${report.to}`;
  const sheet = (): Sheet =>
    view === 'people'
      ? sheetOf(name, people.columns, people.rows)
      : view === 'conversations'
        ? sheetOf(name, conversations.columns, conversations.rows)
        : sheetOf(name, days.columns, days.rows);
  return { days, people, conversations, sheet };
}

function usePart<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  text: (row: Row) => string,
  byDefault: string | null,
): Part<Row> {
  return { columns, rows: useArranged(rows, columns, text, byDefault) };
}

function dateOf(row: CompanyDay): string {
  return row.date;
}

function talkText({ contact_name, contact, agent_name, channel, kind, conversation }: CompanyConversation): string {
  return [contact_name ?? contact ?? '', agent_name ?? '', channel, kind, conversation].join(' ');
}

export function CompanyPartsCard({ report, parts }: { readonly report: CompanyReport; readonly parts: CompanyParts }) {
  const session = useSession();
  const { t } = useWords();
  const route = useStore(session.navigation.state, (state) => state.report);
  const { view, shape } = route;
  return (
    <section className="card chart-card" data-testid="company-parts">
      <div className="card-head">
        <Segments
          id="company-part"
          label={t('company.view')}
          options={[
            { id: 'days', label: t('company.days') },
            { id: 'people', label: t('company.people', { n: report.people.length }) },
            { id: 'conversations', label: t('company.conversations', { n: report.conversations.length }) },
          ]}
          chosen={view === 'people' || view === 'conversations' ? view : 'days'}
          onChoose={(id) =>
            session.navigation.go({
              query: '',
              report: { ...route, view: id === 'people' || id === 'conversations' ? id : null, order: null },
            })
          }
        />
        {view !== 'people' && view !== 'conversations' && <ShapeSwitch />}
      </div>
      {view === 'people' ? (
        <List part={parts.people} label={t('company.people', { n: report.people.length })} rowKey={personKey} />
      ) : view === 'conversations' ? (
        <List
          part={parts.conversations}
          label={t('company.conversations', { n: report.conversations.length })}
          rowKey={conversationKey}
          onOpen={({ conversation }) => session.navigation.go({ conversation })}
        />
      ) : shape === 'table' ? (
        <List part={parts.days} label={t('company.days')} rowKey={dateOf} />
      ) : (
        <DaysChart report={report} />
      )}
    </section>
  );
}

function personKey({ contact }: CompanyPerson): string {
  return contact === null ? ' ' : contact;
}

function conversationKey({ conversation }: CompanyConversation): string {
  return conversation;
}

interface ListProps<Row> {
  readonly part: Part<Row>;
  readonly label: string;
  readonly rowKey: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
}

function List<Row>({ part: { columns, rows }, label, rowKey, onOpen }: ListProps<Row>) {
  if (rows.length === 0) return <NothingHere />;
  return (
    <ReportTable
      label={label}
      columns={columns}
      rows={rows}
      rowKey={rowKey}
      {...(onOpen === undefined ? {} : { onOpen })}
    />
  );
}

function DaysChart({ report }: { readonly report: CompanyReport }) {
  const { t, formats } = useWords();
  const numbers = useNumbers('UTC');
  const label = t('company.days.text');
  const { plan, tell } = useMemo(() => {
    const kinds = KINDS.map(
      (id): DayKind => ({
        label: t(`companies.${id}`),
        token: TOKENS[id],
        hatched: id === 'calls_out' || id === 'others',
      }),
    );
    const days = report.days.map((day) => ({
      label: numbers.shortDay(Date.parse(`${day.date}T12:00:00Z`)),
      counts: KINDS.map((id) => day[id]),
    }));
    const words = { description: label, count: formats.count };
    return {
      plan: companyDaysPlan(days, kinds, words),
      tell: (index: number) => tellDay(days[index], kinds, words),
    };
  }, [report, t, formats, numbers, label]);
  return <Chart plan={plan} tell={tell} label={label} size="low" />;
}
