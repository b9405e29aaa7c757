// What a test does on a server beside the console: makes streams, puts messages in.
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

export interface Admin {
  makeStream(name: string, subjects?: readonly string[], more?: object): Promise<void>;
  deleteStream(name: string): Promise<void>;
  /** Only messages from this number on are left. */
  expireUpTo(name: string, seq: number): Promise<void>;
  publish(subject: string, data: string | Uint8Array, id?: string): Promise<number>;
  /** Subjects of all messages, in order. */
  subjects(name: string): Promise<string[]>;
  consumers(name: string): Promise<number>;
  close(): Promise<void>;
}

export async function admin(url: string, login: object = {}): Promise<Admin> {
  const connection = await connect({ servers: url.replace('nats://', ''), reconnect: false, ...login });
  const manager = await jetstreamManager(connection, { checkAPI: false });
  return {
    async makeStream(name, subjects = [`${name}.>`], more = {}) {
      await manager.streams.add({ name, subjects: [...subjects], allow_rollup_hdrs: true, ...more });
    },
    async deleteStream(name) {
      await manager.streams.delete(name);
    },
    async expireUpTo(name, seq) {
      await manager.streams.purge(name, { seq });
    },
    async publish(subject, data, id) {
      return (await jetstream(connection).publish(subject, data, id === undefined ? {} : { msgID: id })).seq;
    },
    async subjects(name) {
      const { state } = await manager.streams.info(name);
      const found: string[] = [];
      for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
        const message = await manager.streams.getMessage(name, { seq }).catch(() => null);
        if (message !== null) found.push(message.subject);
      }
      return found;
    },
    async consumers(name) {
      return (await manager.streams.info(name)).state.consumer_count;
    },
    close: () => connection.close(),
  };
}
