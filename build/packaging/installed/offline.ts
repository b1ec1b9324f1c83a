/** The proof that the installed app talks to no one: it works where no network exists, and its system calls are counted. */
import path from 'node:path';
import { product } from '../product.ts';
import { contains, equal, type Checks } from './checks.ts';
import { pdfText } from './command-line.ts';
import * as system from './system.ts';

export async function checkOffline(checks: Checks, person: system.Person): Promise<void> {
  const file = path.join(person.home, 'offline.pdf');
  await checks.check('offline: prints where no network exists', () => {
    const { status, stderr } = system.runWithoutNetworkAs(person, [
      product.executable,
      'print',
      'condition',
      'crps',
      '--out',
      file,
    ]);
    equal(status, 0, `exit code\n${stderr}\n`);
    contains(pdfText(file), /Complex regional pain syndrome/, 'paper');
  });
  const { status, stderr, calls } = system.traceNetworkAs(person, [
    product.executable,
    'print',
    'condition',
    'crps',
    '--out',
    file,
  ]);
  const count = (pattern: RegExp): number => calls.filter((call) => pattern.test(call)).length;
  const local = count(/sa_family=AF_UNIX/);
  const internet = calls.filter(
    (call) =>
      /(?:connect|sendto|sendmsg|sendmmsg|bind)\(.*sa_family=AF_INET6?\b/.test(call) &&
      !/sa_family=AF_NETLINK/.test(call),
  );
  await checks.check(
    `offline: system calls of a start and a print: ${local} to local sockets, ${internet.length} to internet addresses`,
    () => {
      equal(status, 0, `exit code\n${stderr}\n`);
      equal(local > 0, true, 'the trace saw something');
      equal(internet, [], 'internet addresses');
    },
  );
}
