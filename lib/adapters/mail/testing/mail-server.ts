import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

export interface Received {
  user: string | undefined;
  /** Of the envelope. */
  from: string;
  to: string[];
  secure: boolean;
  raw: string;
}

export interface MailServer {
  port: number;
  received: Received[];
  close(): Promise<void>;
}

/** The user and password that this server takes. */
const SIGN_IN = { username: 'ada', password: 'secret' };

const sockets = new Set<Socket>();

/** Breaks the connection of a session off without a word. */
export function sever({ remotePort }: SMTPServerSession): void {
  for (const socket of sockets) if (socket.remotePort === remotePort) socket.destroy();
}

const reply = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

/**
 * A real mail server on this machine. Some recipients have a fate: `nobody@` has no mailbox, `policy@` is refused as
 * spam, `later@` is put off, `last@` is refused when the whole text is there.
 */
export async function mailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: Received[] = [];
  const fates: Record<string, Error> = {
    nobody: reply(550, '5.1.1 No such user here'),
    policy: reply(550, '5.7.1 Looks like spam'),
    later: reply(451, '4.7.1 Try again later'),
  };
  const server = new SMTPServer({
    onAuth: ({ username, password }, _, done) =>
      password === SIGN_IN.password ? done(null, { user: username }) : done(new Error('Invalid login')),
    onRcptTo: ({ address }, _, done) => done(fates[address.split('@')[0] ?? '']),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        if (to.some((address) => address.startsWith('last@'))) return done(reply(554, '5.6.0 Not this text'));
        const { mailFrom } = session.envelope;
        received.push({
          user: session.user,
          from: mailFrom ? mailFrom.address : '',
          to,
          secure: session.secure,
          raw: Buffer.concat(chunks).toString('utf8'),
        });
        return done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    close: () => new Promise<void>((done) => server.close(done)),
  };
}
