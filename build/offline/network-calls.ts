/**
 * Counts where a program tried to send anything, from the system calls that strace wrote with `-yy` (which says what
 * lies behind every file number). Local sockets and questions to this PC's own kernel stay on this PC; anything else is
 * an offence, unless the caller says that a test driver had connected to the program over this PC's loopback.
 */
import { writeFileSync } from 'node:fs';

export interface NetworkCounts {
  /** connect to a local socket: the screen, the session bus. */
  readonly connectLocal: number;
  readonly connectKernel: number;
  readonly connectOther: number;
  readonly sendLocal: number;
  readonly sendKernel: number;
  /** Answers to the test driver, over a connection that the driver made. */
  readonly sendDriver: number;
  readonly sendOther: number;
  /** The calls behind the two "other" counts, as they stand in the trace. */
  readonly offences: readonly string[];
}

type Target = 'local' | 'kernel' | 'driver' | 'other';

const call = /(?:^|\s)(connect|sendto|sendmsg|sendmmsg)\((-?\d+)(?:<(.*?)>)?, (.*)$/;
const noNetwork = new Set(['AF_UNIX', 'AF_LOCAL']);
const loopback =
  /^(?:TCP:\[127\.0\.0\.\d+:\d+->127\.0\.0\.\d+:\d+|TCPv6:\[\[::(?:1|ffff:127\.0\.0\.1)\]:\d+->\[::(?:1|ffff:127\.0\.0\.1)\]:\d+)\]/;

function target(behind: string, rest: string): Target {
  // An address in the call itself decides; without one, the connection that the file number stands for.
  // The content of a message is blanked first, because it may hold words that look like an address.
  const family = /sa_family=(AF_\w+)/.exec(rest.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""'))?.[1];
  if (family !== undefined) return noNetwork.has(family) ? 'local' : family === 'AF_NETLINK' ? 'kernel' : 'other';
  if (behind.startsWith('UNIX')) return 'local';
  if (behind.startsWith('NETLINK')) return 'kernel';
  return loopback.test(behind) ? 'driver' : 'other';
}

/** @param trace lines of `strace -f -yy -e trace=%network` */
export function countCalls(trace: string, { withDriver }: { readonly withDriver: boolean }): NetworkCounts {
  const lines = trace.split('\n');
  const counts = {
    connectLocal: 0,
    connectKernel: 0,
    connectOther: 0,
    sendLocal: 0,
    sendKernel: 0,
    sendDriver: 0,
    sendOther: 0,
  };
  const offences: string[] = [];
  for (const line of lines) {
    // The second half of a call that was interrupted repeats no arguments; the first half was counted.
    const found = call.exec(line);
    if (found === null) continue;
    const [, name = '', file = '', behind = '', rest = ''] = found;
    // No such file, or one that was closed just before: the kernel refuses, and nothing went anywhere.
    if (file === '-1' || line.endsWith('= -1 EBADF (Bad file descriptor)')) continue;
    const where = target(behind, rest);
    const isConnect = name === 'connect';
    if (where === 'local') counts[isConnect ? 'connectLocal' : 'sendLocal'] += 1;
    else if (where === 'kernel') counts[isConnect ? 'connectKernel' : 'sendKernel'] += 1;
    else if (where === 'driver' && !isConnect && withDriver) counts.sendDriver += 1;
    else {
      counts[isConnect ? 'connectOther' : 'sendOther'] += 1;
      offences.push(line);
    }
  }
  return { ...counts, offences };
}

export function sayCounts(what: string, counts: NetworkCounts): string {
  const { connectLocal, connectKernel, connectOther, sendLocal, sendKernel, sendDriver, sendOther } = counts;
  return `${what}: connect ${connectOther} to a network (${connectLocal} to local sockets, ${connectKernel} to the kernel); send ${sendOther} to a network (${sendLocal} to local sockets, ${sendKernel} to the kernel, ${sendDriver} to the test driver)`;
}

/** The filter in the kernel (--seccomp-bpf) stops the program at these calls alone, so that it runs at nearly full speed. */
export const straceArguments = [
  '-f',
  '-qq',
  '-yy',
  '--seccomp-bpf',
  '-e',
  'trace=%network',
  '-e',
  'signal=none',
] as const;

/** A program file that starts the executable under strace, for a test driver that wants one. */
export function writeLauncher(file: string, executable: string, trace: string): void {
  const quoted = ['strace', ...straceArguments, '-o', trace, executable]
    .map((word) => `'${word.replaceAll("'", "'\\''")}'`)
    .join(' ');
  writeFileSync(file, `#!/bin/sh\nexec ${quoted} "$@"\n`, { mode: 0o755 });
}
