// Who is on the floor: agents with their groups, slots and duty phase, companies and their contacts. Derived from the
// seed and the number of agents alone; never changes during a run.

import { GROUPS, type Profile } from './catalog.ts';
import { COMPANY_FIELDS, COMPANY_FORMS, COMPANY_HEADS, CULTURES } from './names.ts';
import { Dice, mixed } from './random.ts';

const COMPANIES = 200;
const CONTACTS = 1_200;
/** Not every contact belongs to a company. */
const COMPANY_SHARE = 0.75;
const PROFILES: readonly Profile[] = ['voice', 'chat', 'blend'];

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Indices into GROUPS, the own one first. */
  readonly groups: readonly number[];
  readonly profile: Profile;
  readonly slots: number;
  /** Where in the rota the agent stands, in [0, 1). */
  readonly phase: number;
}

export interface Cast {
  readonly agents: readonly Person[];
  readonly companies: readonly { readonly id: string; readonly name: string }[];
  readonly contacts: readonly { readonly id: string; readonly name: string; readonly company: string | null }[];
}

/** @param agents 1 to 5,000. */
export function castFloor(seed: number, agents: number): Cast {
  const dice = new Dice(mixed(seed, agents, 'cast'));
  const taken = new Set<string>();
  const own = ownGroups(agents);
  const sizes = GROUPS.map((_, group) => own.filter((other) => other === group).length);
  const seats = GROUPS.map(() => 0);
  const people = own.map((group, index): Person => {
    const seat = seats[group] as number;
    seats[group] = seat + 1;
    const profile = PROFILES[dice.weighted(GROUPS[group]?.profiles ?? [1, 1, 1])] as Profile;
    const name = freshName(dice, taken);
    return {
      id: `demo-agent-${String(index + 1).padStart(3, '0')}`,
      name,
      email: `${plain(name)}@demo.example`,
      groups: [group, ...otherGroups(dice, group, agents)],
      // Where few share the work, everybody does everything.
      profile: agents < 20 && profile === 'voice' ? 'blend' : profile,
      slots: profile === 'chat' ? dice.int(3, 4) : profile === 'blend' || agents < 20 ? 3 : 2,
      // Evenly over the rota within the group, so that no group is ever left alone.
      phase: ((seat + dice.next() * 0.5) / (sizes[group] as number) + group * 0.29) % 1,
    };
  });
  return { agents: people, ...customers(dice) };
}

/** The own group of each agent: shares by weight, and neighbours in the list in different groups. */
function ownGroups(agents: number): number[] {
  const total = GROUPS.reduce((sum, { weight }) => sum + weight, 0);
  const owed = GROUPS.map(() => 0);
  return Array.from({ length: agents }, () => {
    let most = 0;
    GROUPS.forEach(({ weight }, index) => {
      owed[index] = (owed[index] as number) + weight / total;
      if ((owed[index] as number) > (owed[most] as number)) most = index;
    });
    owed[most] = (owed[most] as number) - 1;
    return most;
  });
}

function otherGroups(dice: Dice, own: number, agents: number): number[] {
  const more = agents <= 3 ? 5 : agents <= 12 ? 3 : agents <= 30 ? 2 : dice.chance(0.6) ? 1 : 0;
  const others: number[] = [];
  while (others.length < more) {
    const other = dice.int(0, GROUPS.length - 1);
    if (other !== own && !others.includes(other)) others.push(other);
  }
  return others;
}

function freshName(dice: Dice, taken: Set<string>): string {
  const culture = CULTURES[dice.weighted(CULTURES.map(({ weight }) => weight))] as (typeof CULTURES)[number];
  let name = '';
  // The more of them there are, the longer their names become.
  for (let tries = 0; name === '' || taken.has(name); tries++) {
    const first = dice.pick(culture.first);
    const second = tries < 3 ? first : dice.pick(culture.first);
    const hyphen = tries < 6 ? '' : `-${dice.pick(culture.last)}`;
    name = `${first} ${second === first ? '' : `${second} `}${dice.pick(culture.last)}${hyphen}`;
  }
  taken.add(name);
  return name;
}

const LETTERS: Readonly<Record<string, string>> = { ı: 'i', ł: 'l', đ: 'd', ß: 'ss', ö: 'oe', ü: 'ue', ä: 'ae' };

/** For a mail address. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[ıłđßöüä]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]+/g, '.');
}

function customers(dice: Dice): Omit<Cast, 'agents'> {
  const named = new Set<string>();
  const companies = Array.from({ length: COMPANIES }, (_, index) => {
    let name = '';
    do name = `${dice.pick(COMPANY_HEADS)} ${dice.pick(COMPANY_FIELDS)} ${dice.pick(COMPANY_FORMS)}`;
    while (named.has(name));
    named.add(name);
    return { id: `demo-company-${String(index + 1).padStart(3, '0')}`, name };
  });
  const taken = new Set<string>();
  const contacts = Array.from({ length: CONTACTS }, (_, index) => {
    // A few companies have many people who write, most have few.
    const company = companies[Math.floor(dice.next() ** 2 * COMPANIES)]?.id ?? null;
    return {
      id: `demo-contact-${String(index + 1).padStart(4, '0')}`,
      name: freshName(dice, taken),
      company: dice.chance(COMPANY_SHARE) ? company : null,
    };
  });
  return { companies, contacts };
}
