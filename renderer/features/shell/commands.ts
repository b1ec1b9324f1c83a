/**
 * Everything that can be done from anywhere, in one list: the key handler, the palette and the list of shortcuts are
 * all made from it, so that none of them can say something the others do not do.
 */
import type { Settings } from '#ipc/views.ts';
import { call, messageOf } from '../../api.ts';
import { commandWords as words } from '../../messages/commands.ts';
import { app } from '../../state/app.svelte.ts';
import { overlays } from '../../state/overlays.svelte.ts';
import { pagePrint } from '../../state/page-print.svelte.ts';
import { printToxicity } from '../../state/print.ts';
import type { session } from '../calculator/state/session.svelte.ts';
import { href, router, type Screen } from '../../state/router.svelte.ts';
import { settings } from '../../state/settings.svelte.ts';
import { goToHeading } from './headings.ts';

export type CommandId = keyof typeof words.names;
export type CommandGroup = keyof typeof words.groups;

export interface Command {
  readonly id: CommandId;
  readonly group: CommandGroup;
  /** Every combination that does it; the first is the one shown beside it. */
  readonly keys: readonly string[];
  /** Works while a dialog is open: only what must never wait. */
  readonly overDialogs?: boolean;
  readonly run: () => void;
}

type CalculatorSession = typeof session;
type CalculatorMode = 'back-check' | 'second-check' | 'units';

function go(screen: Exclude<Screen, 'unknown'>): () => void {
  return () => router.go(href(screen));
}

/** The calculator's own state comes with its screen, not with the first one. */
async function calculator(change: (state: CalculatorSession) => void): Promise<void> {
  const loaded = await import('../calculator/state/session.svelte.ts');
  router.go(href('calculator'));
  change(loaded.session);
}

function inMode(mode: CalculatorMode): () => void {
  return () => void calculator((state) => (state.mode = mode));
}

function look(part: Partial<Settings>): () => void {
  return () => void settings.change(part);
}

function printPage(): void {
  const offer = pagePrint.offered;
  const why = offer === null ? words.nothingToPrint : offer.unavailable();
  if (why === null) offer?.press();
  else app.announce(why);
}

/** A link another program of this computer can open: the address without what was only shown for a moment. */
async function copyLink(): Promise<void> {
  const link = `bedside-magnesium://${router.route.key}`;
  await call('clipboard:write', { text: link }).then(
    () => app.announceCopy(words.linkCopied(link), link),
    (error: unknown) => app.announce(words.notCopied(messageOf(error))),
  );
}

const THEMES: readonly { readonly id: CommandId & Settings['theme']; readonly theme: Settings['theme'] }[] = [
  { id: 'light', theme: 'light' },
  { id: 'dark', theme: 'dark' },
  { id: 'night', theme: 'night' },
  { id: 'system', theme: 'system' },
];

const ALL: readonly Command[] = [
  { id: 'toxicity', group: 'emergency', keys: ['F9'], overDialogs: true, run: () => overlays.openToxicity() },
  { id: 'search', group: 'find', keys: ['Control+K'], overDialogs: true, run: () => overlays.openPalette() },
  { id: 'keys', group: 'find', keys: ['?', 'F1'], run: () => overlays.openKeys() },
  { id: 'conditions', group: 'go', keys: ['Control+1'], run: go('conditions') },
  { id: 'calculator', group: 'go', keys: ['Control+2'], run: go('calculator') },
  { id: 'evidence', group: 'go', keys: ['Control+3'], run: go('evidence') },
  { id: 'safety', group: 'go', keys: ['Control+4'], run: go('safety') },
  { id: 'worksheets', group: 'go', keys: ['Control+5'], run: go('worksheets') },
  { id: 'about', group: 'go', keys: ['Control+6'], run: go('about') },
  { id: 'findings', group: 'go', keys: [], run: go('findings') },
  { id: 'claims', group: 'go', keys: [], run: go('claims') },
  { id: 'analyses', group: 'go', keys: [], run: go('analyses') },
  { id: 'back', group: 'go', keys: ['Alt+ArrowLeft'], run: () => window.history.back() },
  { id: 'forward', group: 'go', keys: ['Alt+ArrowRight'], run: () => window.history.forward() },
  { id: 'nextHeading', group: 'go', keys: ['Alt+PageDown'], run: () => goToHeading(1) },
  { id: 'previousHeading', group: 'go', keys: ['Alt+PageUp'], run: () => goToHeading(-1) },
  {
    id: 'newCalculation',
    group: 'do',
    keys: ['Control+N'],
    run: () => void calculator((state) => state.newCalculation()),
  },
  { id: 'backCheck', group: 'do', keys: [], run: inMode('back-check') },
  { id: 'secondCheck', group: 'do', keys: [], run: inMode('second-check') },
  { id: 'units', group: 'do', keys: [], run: inMode('units') },
  { id: 'print', group: 'do', keys: ['Control+P'], overDialogs: true, run: printPage },
  { id: 'printToxicity', group: 'do', keys: [], run: () => void printToxicity() },
  { id: 'copyLink', group: 'do', keys: [], run: () => void copyLink() },
  ...THEMES.map(({ id, theme }): Command => ({ id, group: 'look', keys: [], run: look({ theme }) })),
  { id: 'comfortable', group: 'look', keys: [], run: look({ density: 'comfortable' }) },
  { id: 'compact', group: 'look', keys: [], run: look({ density: 'compact' }) },
  { id: 'display', group: 'look', keys: ['Control+,'], run: () => overlays.openDisplay() },
];

/** What can be done now: a choice the hospital has fixed is not offered as a command. */
export function commands(): readonly Command[] {
  const themes = new Set<CommandId>(THEMES.map(({ id }) => id));
  return settings.isLocked('theme') ? ALL.filter((command) => !themes.has(command.id)) : ALL;
}
