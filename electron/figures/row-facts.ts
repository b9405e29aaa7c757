// The facts of a conversation on a row: three to a node, the nodes one behind the other.
import { agentOrNull } from './agents.ts';
import type { Fact } from './facts.ts';
import * as at from './rows.ts';
import { int, nodeInt, nodeTime, setInt, setNodeInt, setNodeTime, takeNode } from './rows.ts';

const FACTS_OF_NODE = 3;
/** Of a fact: its code in the lower bits, its agent above them. */
const CODES = 12;
const CODE_BITS = 4;

export function addFact(row: number, code: number, ms: number, agent: number, value: number): void {
  const count = int(row, at.FACTS);
  const place = count % FACTS_OF_NODE;
  setInt(row, at.FACTS, count + 1);
  let node = int(row, at.FACT_TAIL);
  if (place === 0) {
    const next = takeNode();
    if (count === 0) setInt(row, at.FACT_HEAD, next);
    else setNodeInt(node, at.LINK, next);
    setInt(row, at.FACT_TAIL, next);
    node = next;
  }
  setNodeTime(node, 2 * place, ms);
  setNodeTime(node, 2 * place + 1, value);
  setNodeInt(node, CODES + place, code | (agent << CODE_BITS));
}

/** The facts from number `from` on. */
export function factsOf(row: number, from: number): Fact[] {
  const facts: Fact[] = [];
  let node = int(row, at.FACT_HEAD);
  for (let i = 0; i < int(row, at.FACTS); i++) {
    const place = i % FACTS_OF_NODE;
    if (i > 0 && place === 0) node = nodeInt(node, at.LINK);
    if (i < from) continue;
    const coded = nodeInt(node, CODES + place);
    const agent = agentOrNull(coded >> CODE_BITS);
    facts.push([coded & ((1 << CODE_BITS) - 1), nodeTime(node, 2 * place), agent, nodeTime(node, 2 * place + 1)]);
  }
  return facts;
}
