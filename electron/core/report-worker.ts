// The thread that reports are counted on, with a reading connection of its own, so that no report holds up a live
// update. Started by report-desk.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { openCache } from '../cache/open.ts';
import { createDays } from '../figures/days.ts';
import { answerQuestion } from './answer-question.ts';
import { RequestError } from './client.ts';
import type { Questions, ReportReply, ReportRequest, ReportStart } from './report-messages.ts';

const desk = parentPort;
if (desk === null) throw new Error('report-worker is started as a worker thread, by the core.');
const { file, tz } = workerData as ReportStart;
const days = createDays(tz);
const cache = openCache({ mode: 'read', file });

desk.on('message', async ({ id, what, ask, at }: ReportRequest) => {
  let reply: ReportReply;
  try {
    const { reader } = await cache;
    reply = { id, ok: true, answer: answerQuestion(reader, days, what, ask as Questions[typeof what]['ask'], at) };
  } catch (error) {
    const code = error instanceof RequestError ? error.code : null;
    reply = { id, ok: false, code, message: (error as Error).message };
  }
  desk.postMessage(reply);
});
