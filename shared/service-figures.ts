// What follows from the counts of section 4: shares, as the specification rounds them. Pure.
import type { ServiceFigures } from './contract/reports.ts';
import { share } from './rounding.ts';

export interface ServiceCounts {
  readonly requests: number;
  readonly landings: number;
  readonly received: number;
  readonly assisted: number;
  readonly agent_did_not_answer: number;
  readonly left_in_queue: number;
}

export function serviceFigures(counts: ServiceCounts): ServiceFigures {
  const { requests, landings, received, assisted, agent_did_not_answer, left_in_queue } = counts;
  return {
    requests,
    landings,
    accepted_share: share(requests, requests + landings),
    landing_share: share(landings, requests + landings),
    received,
    assisted,
    service_quality: share(assisted, received),
    outcomes: { agent_did_not_answer, left_in_queue },
  };
}
