// What made a number, from the right: its name, its rule in plain words, its formula with the numbers in it, and the lists
// that add up to it, with what was left out and why. Opened by <Explained>.

import { useMemo, useState } from 'react';
import type { ExplainAnswer, Explanation } from '../../shared/contract/explain.ts';
import { sayWhy } from '../../shared/words/why.ts';
import { movedTo, valueOnPage } from '../store/explain-ask.ts';
import { type FigureName, nameOfFigure } from '../store/figure-words.ts';
import { nameIn } from '../store/names.ts';
import { useSession, useStore, useValue, useWords } from './context.ts';
import { type ExplainedList, ExplainList } from './explain-list.tsx';
import { ExplainFormula, ExplainValue, useValueText } from './explain-value.tsx';
import { ExplainWaiting } from './explain-waiting.tsx';
import { useNumbers } from './reports/report-numbers.ts';
import { PanelAge, PanelFault, SidePanel } from './side-panel.tsx';

export function ExplainPanel({ report, figure }: { readonly report: string; readonly figure: string }) {
  const session = useSession();
  const { t } = useWords();
  const { answer, refusal, asking, ask, read } = useValue(session.explanation.state);
  const name = nameOfFigure(report, figure);
  const title = name === null ? figure : t(name.title);
  const row = useRowName(name, answer);
  const numbers = useNumbers(null);
  const day = name === null || name.date === null ? null : numbers.date(name.date);
  const under = [name === null || name.of === null ? null : t(name.of), row, day]
    .filter((text) => text !== null)
    .join(' · ');
  const again = (): void => {
    session.reports.again();
    session.explanation.again();
  };
  return (
    <SidePanel
      title={
        <>
          {title}
          {under !== '' && <small className="explain-whose">{under}</small>}
        </>
      }
      label={t('explain.label', { figure: under === '' ? title : `${title}, ${under}` })}
      testId="explain-panel"
      className="explain-panel"
      onClose={() => session.navigation.go({ explain: null })}
    >
      {refusal !== null && <PanelFault refusal={refusal} onAgain={again} />}
      {answer !== null && (
        <>
          <Body key={figure} answer={answer} />
          <PanelAge at={answer.at} asking={asking} onAgain={again}>
            <MovedOn explanation={answer.explanation} />
          </PanelAge>
        </>
      )}
      {answer === null && refusal === null && <ExplainWaiting key={JSON.stringify(ask)} read={read} />}
    </SidePanel>
  );
}

/** Whose figure it is: a name of the answer, of the page, or the id. */
function useRowName(name: FigureName | null, answer: ExplainAnswer | null): string | null {
  const session = useSession();
  const { t, formats } = useWords();
  const row = name?.row ?? null;
  const agent = useStore(session.cockpit.state, (state) =>
    row === null ? null : state.entries.get(row.value)?.row.name,
  );
  const shown = useStore(session.reports.state, (state) => state.report);
  const people = useStore(session.company.state, (state) => state.report?.people);
  if (row === null) return null;
  if (row.key === 'contact') {
    const contact = row.value === 'null' ? null : row.value;
    return people?.find((one) => one.contact === contact)?.name ?? contact ?? t('lost.contact.unknown');
  }
  if (row.key === 'start') return formats.moment(Date.parse(row.value), session.clock.getState());
  const rows = shown !== null && 'rows' in shown ? shown.rows : [];
  const own = rows.find(
    (one) => ('company' in one ? one.company : one.key) === (row.value === 'null' ? null : row.value),
  );
  if (row.value === 'null') {
    return t(
      shown !== null && shown.report === 'quality' && shown.by === 'group' ? 'quality.no_group' : 'quality.nobody',
    );
  }
  const kind = row.key === 'company' ? 'company' : 'agent';
  return own?.name ?? agent ?? (answer === null ? row.value : nameIn(answer.names, kind, row.value));
}

function MovedOn({ explanation: { value, kind, unit } }: { readonly explanation: Explanation }) {
  const session = useSession();
  const { t } = useWords();
  const text = useValueText();
  const route = useValue(session.navigation.state);
  const cockpit = useValue(session.cockpit.state);
  const report = useStore(session.reports.state, (state) => state.report);
  const now = movedTo(valueOnPage(route, cockpit, report), value, (one) => text({ value: one, kind, unit }));
  if (now === null) return null;
  return (
    <span className="explain-moved" role="status" data-testid="explain-moved">
      {t('explain.moved', { value: now })}
    </span>
  );
}

function Body({ answer }: { readonly answer: ExplainAnswer }) {
  const { t } = useWords();
  const { explanation, names } = answer;
  const { value, kind, unit, rule, formula, formula_parts, beside } = explanation;
  const lists = useMemo(() => listsOf(explanation), [explanation]);
  const [chosen, choose] = useState(0);
  const list = lists[chosen] ?? lists[0];
  const reason = value === null ? t('explain.null') : formula;
  return (
    <>
      <div className="explain-head">
        <div className="explain-number" data-testid="explain-value" data-value={String(value)}>
          <ExplainValue value={value} kind={kind} unit={unit} reason={reason} />
        </div>
        <p className="explain-rule" data-testid="explain-rule">
          {sayWhy(rule, t)}
        </p>
      </div>
      {beside === null ? (
        <div className="explain-card" title={formula}>
          <ExplainFormula parts={formula_parts} kind={kind} />
        </div>
      ) : (
        <div className="explain-bases" data-testid="explain-bases">
          <div className="explain-card" title={formula}>
            <h3>{t('explain.from_assignment')}</h3>
            <strong>
              <ExplainValue value={value} kind={kind} unit="s" reason={reason} />
            </strong>
            <ExplainFormula parts={formula_parts} kind={kind} />
          </div>
          <div className="explain-card" title={beside.formula}>
            <h3>{t('explain.from_opening')}</h3>
            <strong>
              <ExplainValue value={beside.value} kind="average" unit="s" reason={reason} />
            </strong>
            <ExplainFormula parts={beside.formula_parts} kind="average" />
          </div>
        </div>
      )}
      <Choice lists={lists} chosen={chosen} onChoose={choose} />
      {(explanation.brief || explanation.unsearched) && (
        <p className="hint explain-brief" data-testid="explain-brief">
          {explanation.brief && t('explain.brief')} {explanation.unsearched && t('explain.unsearched')}
        </p>
      )}
      {list !== undefined && (
        <ExplainList key={chosen} list={list} unit={unit} figure={explanation.figure} names={names} />
      )}
    </>
  );
}

/** What counts first, then what was left out. */
function listsOf({ parts, left_out }: Explanation): readonly ExplainedList[] {
  return [
    ...parts.map(({ name, what, count, items }) => ({ name, said: what, count, items, left: false })),
    ...left_out.map(({ reason, count, items }) => ({ name: 'left_out', said: reason, count, items, left: true })),
  ];
}

interface ChoiceProps {
  readonly lists: readonly ExplainedList[];
  readonly chosen: number;
  readonly onChoose: (list: number) => void;
}

function Choice({ lists, chosen, onChoose }: ChoiceProps) {
  const { t, formats } = useWords();
  const group = (left: boolean) => {
    const own = lists.flatMap((list, place) => (list.left === left ? [{ list, place }] : []));
    if (own.length === 0) return null;
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand beside its buttons
      <div className="explain-choice" role="group" aria-label={t(left ? 'explain.left_out' : 'explain.counted')}>
        <span className="explain-group">{t(left ? 'explain.left_out' : 'explain.counted')}</span>
        <div className="explain-tabs">
          {own.map(({ list, place }) => (
            <button
              key={place}
              type="button"
              className="explain-tab"
              aria-pressed={place === chosen}
              title={sayWhy(list.said, t)}
              data-testid={`explain-list-${place}`}
              onClick={() => onChoose(place)}
            >
              <span className="num">{formats.count(list.count)}</span>
              <span className="explain-said">{sayWhy(list.said.replace(/^greatest: /, ''), t)}</span>
            </button>
          ))}
        </div>
      </div>
    );
  };
  return (
    <>
      {group(false)}
      {group(true)}
    </>
  );
}
