// A queue_log of some hours, made up.
import type { Random } from '../histories/random.ts';

export const START_S = 1_773_136_800;

/** Some hours of a floor in the order of time: calls of several legs, members that come, pause and go, repeats, orphans. */
export function randomLog(random: Random, count: number): string[] {
  const lines: string[] = [];
  const members = ['SIP/2004', 'Local/2005@from-internal/n', 'Ann Berg'];
  const queues = ['sales', 'help'];
  let open: [callid: string, queue: string][] = [];
  let second = START_S;
  for (let calls = 0; lines.length < count; ) {
    second += random.chance(0.4) ? 0 : random.int(1, 400);
    const member = random.pick(members);
    const queue = random.pick(queues);
    const at = open.length > 0 ? open[random.int(0, open.length - 1)] : undefined;
    const [callid, inQueue] = at ?? [`c${calls}`, queue];
    const deed = random.int(0, 8);
    if (deed <= 1) {
      const id = random.chance(0.2) ? callid : `c${++calls}`;
      open.push([id, queue]);
      lines.push(`${second}|${id}|${queue}|NONE|ENTERQUEUE||+49`);
    } else if (deed === 2) lines.push(`${second}|${callid}|${inQueue}|${member}|CONNECT|12|x|4`);
    else if (deed <= 4) {
      open = open.filter(([id, of]) => id !== callid || of !== inQueue);
      lines.push(
        `${second}|${callid}|${inQueue}|${member}|${random.pick(['COMPLETECALLER', 'TRANSFER', 'ABANDON'])}|1|2|3`,
      );
    } else if (deed === 5) lines.push(`${second}|M|${queue}|${member}|${random.pick(['ADDMEMBER', 'REMOVEMEMBER'])}|`);
    else if (deed === 6) lines.push(`${second}|M|${queue}|${member}|${random.pick(['PAUSE', 'UNPAUSE'])}|lunch`);
    else if (deed === 7) lines.push(`${second}|x|${queue}|NONE|CONFIGRELOAD|`);
    else if (lines.length > 0) {
      const last = lines.at(-1) as string;
      second = Number(last.split('|', 1)[0]);
      lines.push(last);
    }
  }
  return lines;
}
