/** Hazard H-SEC-4: the offline proof itself must notice a call that leaves the PC. */
import { describe, expect, it } from 'vitest';
import { countCalls, sayCounts } from './network-calls.ts';

const quiet = `
101 connect(3<UNIX-STREAM:[1]>, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X99"}, 20) = 0
101 sendto(9<NETLINK:[ROUTE:101]>, [{nlmsg_len=20}], 20, 0, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}, 12) = 20
102 sendmsg(14<UNIX-SEQPACKET:[7->8]>, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base="x", iov_len=1}]}, 0) = 1
103 sendto(5<UNIX-STREAM:[3->4]>, "connect(1, {sa_family=AF_UNIX}", 3, MSG_NOSIGNAL, NULL, 0) = 3
104 socket(AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 6<UDPv6:[9]>
105 <... sendmsg resumed>) = 1
105 sendto(-1, "x", 1, MSG_NOSIGNAL, NULL, 0) = -1 EBADF (Bad file descriptor)
105 sendto(63, "x"..., 56, MSG_NOSIGNAL, NULL, 0) = -1 EBADF (Bad file descriptor)
`;
const driver = '106 sendto(30<TCP:[127.0.0.1:4001->127.0.0.1:5001]>, "{}", 2, MSG_NOSIGNAL, NULL, 0) = 2';

describe('calls that stay on this PC', () => {
  it('are counted by where they went, and none is an offence', () => {
    const counts = countCalls(quiet, { withDriver: false });
    expect(counts).toEqual({
      connectLocal: 1,
      connectKernel: 0,
      connectOther: 0,
      sendLocal: 2,
      sendKernel: 1,
      sendDriver: 0,
      sendOther: 0,
      offences: [],
    });
    expect(sayCounts('start', counts)).toContain('connect 0 to a network (1 to local sockets, 0 to the kernel)');
  });

  it('answers to a driver are let through only where there is one', () => {
    expect(countCalls(driver, { withDriver: true })).toMatchObject({ sendDriver: 1, sendOther: 0 });
    expect(countCalls(driver, { withDriver: false })).toMatchObject({ sendDriver: 0, sendOther: 1 });
  });
});

describe('a call that leaves this PC is noticed', () => {
  it.each([
    [
      'to an address',
      'connect(7<TCP:[1]>, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 EINPROGRESS',
    ],
    [
      'by the newer internet protocol',
      'connect(7<TCPv6:[1]>, {sa_family=AF_INET6, sin6_port=htons(443)}, 28) = -1 ENETUNREACH',
    ],
    ['to a name server', 'sendto(7<UDP:[1]>, "\\0", 30, 0, {sa_family=AF_INET, sin_port=htons(53)}, 16) = 30'],
    [
      'whose content looks like a local address',
      'sendto(7<TCP:[192.0.2.7:1->192.0.2.1:443]>, "{sa_family=AF_UNIX}\\"", 9, 0, NULL, 0) = 9',
    ],
    [
      'in a packet of many',
      'sendmmsg(7<UDP:[192.0.2.7:1->192.0.2.1:53]>, [{msg_hdr={msg_name=NULL}}], 2, MSG_NOSIGNAL) = 2',
    ],
    ['over a connection made before', 'sendto(7<TCP:[192.0.2.7:1->192.0.2.1:443]>, "x", 1, 0, NULL, 0) = 1'],
    [
      'to the loopback, where something could pass it on',
      'connect(7<TCP:[1]>, {sa_family=AF_INET, sin_addr=inet_addr("127.0.0.1")}, 16) = 0',
    ],
    ['to a kind of address nobody thought of', 'connect(7<VSOCK:[1]>, {sa_family=AF_VSOCK, svm_cid=2}, 16) = 0'],
    ['through a file number that strace cannot name', 'sendto(7, "x", 1, 0, NULL, 0) = 1'],
    ['when the call is cut in two', 'connect(7<TCP:[1]>, {sa_family=AF_INET, sin_port=htons(80)}, 16 <unfinished ...>'],
  ])('%s', (_what, line) => {
    const { connectOther, sendOther, offences } = countCalls(`${quiet}\n200 ${line}`, { withDriver: true });
    expect(connectOther + sendOther).toBe(1);
    expect(offences).toEqual([`200 ${line}`]);
  });
});
