/**
 * Hash routes: a page is an address, so back, forward and a link all work the same. The screen that appears takes
 * the focus (see `PageHead`), except the first one after start.
 */
export type Screen =
  | 'conditions'
  | 'condition'
  | 'calculator'
  | 'evidence'
  | 'claims'
  | 'findings'
  | 'changes'
  | 'analyses'
  | 'analysis'
  | 'source'
  | 'safety'
  | 'worksheets'
  | 'about'
  | 'unknown';

export interface Route {
  readonly screen: Screen;
  readonly id: string | null;
  readonly query: URLSearchParams;
  /** The address as written: two routes with the same key are the same page. */
  readonly key: string;
}

const SCREENS: readonly Screen[] = [
  'conditions',
  'condition',
  'calculator',
  'evidence',
  'claims',
  'findings',
  'changes',
  'analyses',
  'analysis',
  'source',
  'safety',
  'worksheets',
  'about',
];
const WITH_ID: readonly Screen[] = ['condition', 'source', 'analysis'];

export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [first = '', second] = path.split('/');
  const named = first === '' ? 'conditions' : SCREENS.find((screen) => screen === first);
  const id = second === undefined || second === '' ? null : decodeURIComponent(second);
  const screen = named === undefined || WITH_ID.includes(named) !== (id !== null) ? 'unknown' : named;
  return { screen, id, query: new URLSearchParams(search), key: path === '' ? 'conditions' : path };
}

export function href(
  screen: Exclude<Screen, 'unknown'>,
  id?: string | null,
  query: Record<string, string> = {},
): string {
  const search = new URLSearchParams(query).toString();
  return `#/${screen}${id ? `/${encodeURIComponent(id)}` : ''}${search ? `?${search}` : ''}`;
}

/** What a page looked like when it was left. */
interface Left {
  readonly top: number;
  /** The link that was followed, by its address: going back returns the focus to it. */
  readonly link: string | null;
}

function linkInUse(): string | null {
  const link = document.activeElement?.closest('main a[href]');
  return link?.getAttribute('href') ?? null;
}

class Router {
  route = $state.raw<Route>(parseRoute(''));
  #moved = false;
  #returning = false;
  #entry = 0;
  #newest = 0;
  /** Where each entry of the history was left, and where each screen of the rail was: a screen is a place, not a visit. */
  #entries = new Map<number, Left>();
  #screens = new Map<string, number>();
  #restored: Left = { top: 0, link: null };

  start(): () => void {
    this.#read();
    const changed = (): void => this.#read();
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }

  go(address: string): void {
    window.location.hash = address.replace(/^#/, '');
  }

  /** True once after a move: the heading of the new page asks, and then takes the focus. */
  claimFocus(): boolean {
    const claimed = this.#moved;
    this.#moved = false;
    return claimed;
  }

  /** Where the page stood when it was left; 0 for a page that is new. */
  scrollTop(): number {
    return this.#restored.top;
  }

  /** The address of the link that was followed from this page, when the page was reached by going back to it. */
  linkToReturnTo(): string | null {
    return this.#returning ? this.#restored.link : null;
  }

  /** Called while the page that is left still stands. */
  #leave(): void {
    const top = document.getElementById('main')?.scrollTop ?? 0;
    this.#entries.set(this.#entry, { top, link: linkInUse() });
    if (this.route.id === null) this.#screens.set(this.route.key, top);
  }

  #read(): void {
    const next = parseRoute(window.location.hash);
    if (this.#newest > 0) this.#leave();
    const known: unknown = window.history.state;
    this.#returning = typeof known === 'number';
    this.#entry = typeof known === 'number' ? known : (this.#newest += 1);
    if (!this.#returning) window.history.replaceState(this.#entry, '');
    const screenTop = [...next.query].length === 0 ? (this.#screens.get(next.key) ?? 0) : 0;
    this.#restored = (this.#returning ? this.#entries.get(this.#entry) : null) ?? { top: screenTop, link: null };
    this.#moved = this.#moved || (this.#newest > 1 && next.key !== this.route.key);
    this.route = next;
  }
}

export const router = new Router();
