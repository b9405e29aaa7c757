// The thread that reports are counted on, with a reading connection of its own, so that no report holds up a live
// update. Started by report-desk.ts.
import { parentPort, workerData } from 'node:worker_threads';
import type { ReportAsk } from '../../shared/contract/reports.ts';
import { openCache } from '../cache/open.ts';
import { createDays } from '../figures/days.ts';
import { answerReport } from './answer-report.ts';
import type { ReportReply, ReportRequest, ReportStart } from './report-messages.ts';

const desk = parentPort;
if (desk === null) throw new Error('report-worker is started as a worker thread, by the core.');
const { file, tz } = workerData as ReportStart;
const days = createDays(tz);
const cache = openCache({ mode: 'read', file });

desk.on('message', async ({ id, ask, at }: ReportRequest) => {
  let reply: ReportReply;
  try {
    const { reader } = await cache;
    reply = { id, ok: true, report: reader.snapshot(() => answerReport(reader, days, ask as ReportAsk, at)) };
  } catch (error) {
    reply = { id, ok: false, message: (error as Error).message };
  }
  desk.postMessage(reply);
});
