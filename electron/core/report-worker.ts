// The thread that reports are counted on, with a reading connection of its own, so that no report holds up a live
// update. Between questions it seals days and reads ahead. Started by report-desk.ts.
import { setImmediate as turn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { openCache } from '../cache/open.ts';
import { buffersOfStep } from '../cache/pack.ts';
import type { SealStep } from '../cache/types.ts';
import { createDays } from '../figures/days.ts';
import { answerQuestion } from './answer-question.ts';
import { RequestError } from './client.ts';
import { giveBack } from './give-back.ts';
import { GivingUp } from './given-up.ts';
import { Ledger } from './ledger.ts';
import { shortOrBytes } from './long-text.ts';
import type { FromReports, Questions, ReportReply, ReportStart, ToReports } from './report-messages.ts';
import { isSealDue, seal } from './seal.ts';
import { hear, REHEARSALS, warmUp } from './warm-up.ts';

const desk = parentPort;
if (desk === null) throw new Error('report-worker is started as a worker thread, by the core.');
const { file, tz, sheetBytes, givesBack } = workerData as ReportStart;
const days = createDays(tz);
const givingUp = new GivingUp();
const ledger = openCache({ mode: 'read', file, onRow: givingUp.look }).then(
  ({ reader }) => new Ledger(reader, sheetBytes),
);
function tell(message: ReportReply): void {
  const { answer } = message.ok ? message : { answer: null };
  desk?.postMessage(message, answer instanceof Uint8Array ? [answer.buffer as ArrayBuffer] : []);
}

let settle = (_kept: boolean) => {};
let isSealing = false;
/** Questions that have come, by now. */
let heard = 0;
/** The newest change when it was read ahead last. */
let warmed = -1;

function keep(step: SealStep): Promise<void> {
  desk?.postMessage({ step } satisfies FromReports, buffersOfStep(step));
  return new Promise((resolve, reject) => {
    settle = (kept) => (kept ? resolve() : reject(new Error('the cache refused it')));
  });
}

async function sealBy(at: number): Promise<boolean> {
  if (isSealing) return false;
  isSealing = true;
  try {
    const deps = { ledger: await ledger, keep, pause: () => turn() };
    const isSealed = isSealDue(deps.ledger, at) && (await seal(deps, at));
    if (isSealed || deps.ledger.reader.lastChange() !== warmed) await warm(at);
    return isSealed;
  } finally {
    isSealing = false;
  }
}

async function warm(at: number): Promise<void> {
  const own = await ledger;
  const rehearsals = warmed === -1 ? REHEARSALS : 0;
  warmed = own.reader.lastChange();
  await warmUp(own, days, at, () => turn(), rehearsals);
}

async function answerOf(request: Exclude<ToReports, { kept: boolean }>): Promise<unknown> {
  if ('seal' in request) return sealBy(request.seal);
  if ('warm' in request) {
    await warm(request.warm);
    return null;
  }
  const own = await ledger;
  if ('hear' in request) {
    hear(own);
    return null;
  }
  const { what, ask, at, given } = request;
  return shortOrBytes(givingUp.while(given, () => answerQuestion(own, days, what, ask as Questions[typeof what], at)));
}

desk.on('message', async (request: ToReports) => {
  if ('kept' in request) {
    settle(request.kept);
    return;
  }
  const { id } = request;
  const nth = ++heard;
  let reply: ReportReply;
  try {
    reply = { id, ok: true, answer: await answerOf(request) };
  } catch (error) {
    const { code, said } = error instanceof RequestError ? error : { code: null, said: null };
    reply = { id, ok: false, code, message: (error as Error).message, said };
  }
  tell(reply);
  if (!givesBack) return;
  // Not while another one waits, which has use for it.
  await turn();
  if (heard === nth) giveBack();
});
