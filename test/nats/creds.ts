// A server whose users come with credentials signed by their account's key, as larger houses have it; and such a user's file.
import { nkeys } from '@nats-io/transport-node';

export interface Signed {
  /** For the server's configuration. */
  readonly config: string;
  /** A .creds file of a user who may do all. */
  readonly creds: string;
}

type Pair = ReturnType<typeof nkeys.createUser>;

export function signedUser(): Signed {
  const [operator, user] = [nkeys.createOperator(), nkeys.createUser()];
  const [account, system] = [nkeys.createAccount(), nkeys.createAccount()];
  const limits = { subs: -1, data: -1, payload: -1, imports: -1, exports: -1, wildcards: true, conn: -1, leaf: -1 };
  const storage = { mem_storage: -1, disk_storage: -1, streams: -1, consumer: -1 };
  const floor = signed('floor', account, operator, { type: 'account', limits: { ...limits, ...storage } });
  const own = signed('SYS', system, operator, { type: 'account', limits });
  const userJwt = signed('lead', user, account, { type: 'user', subs: -1, data: -1, payload: -1, pub: {}, sub: {} });
  const config = `
operator: "${signed('house', operator, operator, { type: 'operator' })}"
resolver: MEMORY
system_account: ${system.getPublicKey()}
resolver_preload: { ${account.getPublicKey()}: "${floor}", ${system.getPublicKey()}: "${own}" }`;
  const seed = Buffer.from(user.getSeed()).toString();
  const creds = `-----BEGIN NATS USER JWT-----
${userJwt}
------END NATS USER JWT------

-----BEGIN USER NKEY SEED-----
${seed}
------END USER NKEY SEED------
`;
  return { config, creds };
}

function signed(name: string, subject: Pair, issuer: Pair, nats: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { name, iat: 1_700_000_000, iss: issuer.getPublicKey(), sub: subject.getPublicKey() };
  const text = `${part({ typ: 'JWT', alg: 'ed25519-nkey' })}.${part({ ...claims, nats: { version: 2, ...nats } })}`;
  return `${text}.${Buffer.from(issuer.sign(Buffer.from(text))).toString('base64url')}`;
}
