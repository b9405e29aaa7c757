// Links and sessions over time, with a hand-turned clock.
import { expect, test } from 'vitest';
import { createAccess, LINK_VALID_MS } from '../../electron/host/access.ts';

function setUp() {
  const clock = { ms: 0 };
  return { clock, access: createAccess('kokpit_1', () => clock.ms) };
}

const cookieOf = (header: string | null) => header?.split(';', 1)[0] ?? '';

test('a link holds for its time and no longer', () => {
  const { clock, access } = setUp();
  const [early, late] = [access.newLink(), access.newLink()];
  clock.ms = LINK_VALID_MS;
  expect(access.redeem(early)).toMatch(/^kokpit_1=/);
  clock.ms = LINK_VALID_MS + 1;
  expect(access.redeem(late)).toBeNull();
});

test('links that nobody uses do not pile up: the oldest no longer opens', () => {
  const { access } = setUp();
  const links = Array.from({ length: 9 }, () => access.newLink());
  expect(links.map((link) => access.redeem(link) !== null)).toEqual([false, ...Array(8).fill(true)]);
});

test('the session unused for longest makes way, one in use stays', () => {
  const { access } = setUp();
  const open = () => cookieOf(access.redeem(access.newLink()));
  const [used, unused] = [open(), open()];
  for (let i = 0; i < 254; i++) open();
  expect(access.admits(used)).toBe(true);
  open();
  expect([access.admits(used), access.admits(unused)]).toEqual([true, false]);
});

test('only the cookie of this host counts, whatever stands around it', () => {
  const { access } = setUp();
  const cookie = cookieOf(access.redeem(access.newLink()));
  const value = cookie.split('=')[1];
  expect(access.admits(`a=b; ${cookie}; c=d`)).toBe(true);
  expect(
    [`kokpit_2=${value}`, `xkokpit_1=${value}`, `kokpit_1=${value}x`, '', ';;=', undefined].map(access.admits),
  ).toEqual(Array(6).fill(false));
});
