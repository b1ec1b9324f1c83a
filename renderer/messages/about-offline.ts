/** Words of the proof that the program talks to no one. */
import { catalogue } from './catalogue.ts';

export const offline = catalogue({
  title: 'Proof of being offline',
  counted: (day: string, system: string, electron: string) =>
    `Every network call was counted on ${day} on ${system} with Electron ${electron}:`,
  captions: 'Network calls counted',
  run: 'While it was used',
  toNetwork: 'To a network',
  toThisComputer: 'To this computer’s own screen and kernel',
  runs: {
    'start, search, calculate, print': 'Start, search, calculate, print, close',
    'print from the command line': 'Print from the command line',
  },
  driver: (count: string) =>
    `${count} more calls went back to the test driver that operated the window on the same computer; an installed program has none.`,
  notHere: 'These counts were taken when the program was made, not on this computer.',
  repeat: 'Repeat it on this computer',
  systems: { linux: 'Linux', windows: 'Windows PowerShell', mac: 'macOS' },
  commands: {
    linux:
      'sudo strace -f -u "$USER" -e trace=%network -o /tmp/trace.txt env HOME="$HOME" DISPLAY="$DISPLAY" XAUTHORITY="$XAUTHORITY" bedside-magnesium; grep -cE \'(connect|sendto|sendmsg|sendmmsg|bind)\\(.*sa_family=AF_INET\' /tmp/trace.txt',
    windows: 'Get-NetTCPConnection | Where-Object OwningProcess -In (Get-Process "Bedside Magnesium").Id',
    mac: 'for id in $(pgrep -f "Bedside Magnesium.app"); do lsof -nP -a -p "$id" -i; done',
  },
  expect: 'The Linux command prints 0 once the program is closed. The others print nothing while it is used.',
  more: 'docs/it-department.md, which comes with the program’s source, goes through each system step by step.',
});
