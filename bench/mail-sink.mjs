// A mail server that takes everything, in a process of its own; tells its port to its parent, and counts when asked.
import { SMTPServer } from 'smtp-server';

const taken = { mails: 0, names: new Set() };
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  logger: false,
  onData: (stream, _session, done) => {
    let head = '';
    stream.setEncoding('latin1').on('data', (part) => (head += part));
    stream.on('end', () => {
      taken.mails += 1;
      taken.names.add(/^Message-ID: (\S+)/im.exec(head)?.[1]);
      done();
    });
  },
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.server.address().port }));
process.on('message', () => {
  process.send({ mails: taken.mails, different: taken.names.size });
  taken.mails = 0;
  taken.names.clear();
});
process.on('disconnect', () => process.exit(0));
