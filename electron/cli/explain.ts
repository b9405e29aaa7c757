// `kokpit explain REPORT FIGURE`: what made one figure of a report; the same flags as the report itself.
import type { Command } from 'commander';
import type { ExplainItem, Explanation } from '../../shared/contract/explain.ts';
import { explain, type ReportAsked } from '../core/explain.ts';
import { readCache } from '../core/read-cache.ts';
import type { Row } from '../figures/csv.ts';
import { formulaText } from '../figures/explain/formula.ts';
import { ExplainError } from '../figures/explain/path.ts';
import { createWords, type Words } from '../words/words.ts';
import { formatFor, printReport } from './print.ts';
import { type Terminal, UsageError } from './program.ts';
import { cockpitAsked, companiesAsked, dayAsked, qualityAsked, serviceAsked } from './report-asks.ts';
import type { ReportFlags } from './report-options.ts';

/** What programs read is the same in every language. */
const ENGLISH = createWords('en');

/** Each with the figure that its help shows. */
const REPORTS = [
  ['cockpit', cockpitAsked, 'agents[agent=ann].first_response_avg_s'],
  ['quality', qualityAsked, 'rows[key=null].inactivity.new_unassigned'],
  ['companies', companiesAsked, 'summary.hotline.share'],
  ['service', serviceAsked, 'intervals[40].received'],
  ['day', dayAsked, 'call.service_level'],
] as const;

const COLUMNS = [
  ...['list', 'reason', 'conversation', 'kind', 'channel', 'product', 'company', 'group', 'agent', 'time'],
  ...['value', 'from', 'to', 'since_opened_s', 'note', 'event', 'source', 'id'],
];

export function addExplain(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const command = program.command('explain').description(words.t('cli.explain'));
  for (const [report, asked, example] of REPORTS) {
    asked
      .withFlags(command.command(report), words)
      .description(words.t('cli.explain.report', { report, example }))
      .argument('<figure>', words.t('cli.explain.figure'))
      .action((figure: string, flags: ReportFlags) => {
        const question = { report, ask: asked.askOf(flags as never, words) } as ReportAsked;
        return readCache(flags.db, (reader) => {
          const explanation = inWords(() => explain(reader, question, figure), words);
          const format = formatFor(flags.format, terminal);
          if (format === 'table') terminal.out(headOf(explanation, words));
          const sheet = () => ({ columns: COLUMNS, rows: rowsOf(explanation, format === 'table' ? words : ENGLISH) });
          printReport(explanation, sheet, format, terminal);
        });
      });
  }
}

/** What cannot be explained was asked wrongly. */
function inWords<T>(explained: () => T, words: Words): T {
  try {
    return explained();
  } catch (error) {
    throw error instanceof ExplainError ? new UsageError(words.of(error)) : error;
  }
}

function headOf({ report, figure, value, rule, formula_parts, beside }: Explanation, { t, why }: Words): string {
  const formula = (parts: Explanation['formula_parts']) => formulaText(parts, (word, n) => t(`formula.${word}`, { n }));
  const lines = [`${report} ${figure} = ${value ?? '–'}`, why(rule), formula(formula_parts)];
  if (beside !== null) lines.push(`${why(beside.what)}: ${formula(beside.formula_parts)}`);
  return `${lines.map(plain).join('\n')}\n\n`;
}

/** Ids come from outside: no control character reaches the terminal. */
function plain(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\uFFFD');
}

/** Every item of every list, and what was left out with the reason. */
function rowsOf({ parts, left_out }: Explanation, words: Words): readonly Row[] {
  const out = words.t('cli.explain.left_out');
  return [
    ...parts.flatMap(({ name, items }) => items.map((item) => rowOf(name, null, item, words))),
    ...left_out.flatMap(({ reason, items }) => items.map((item) => rowOf(out, words.why(reason), item, words))),
  ];
}

function rowOf(list: string, reason: string | null, item: ExplainItem, { why }: Words): Row {
  const { event, from_event: _from, note: said, ...rest } = item;
  const note = said === null ? null : why(said);
  return {
    list,
    reason,
    ...rest,
    note,
    event: event?.type ?? null,
    source: event?.source ?? null,
    id: event?.id ?? null,
  };
}
