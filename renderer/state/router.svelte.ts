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

class Router {
  route = $state.raw<Route>(parseRoute(''));
  #moved = false;
  #returning = false;
  #scroll = new Map<number, number>();
  #entry = 0;
  #newest = 0;

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

  keepScroll(top: number): void {
    this.#scroll.set(this.#entry, top);
  }

  /** Where the page stood when it was left; 0 for a page reached forwards. */
  scrollTop(): number {
    return this.#returning ? (this.#scroll.get(this.#entry) ?? 0) : 0;
  }

  #read(): void {
    const known: unknown = window.history.state;
    this.#returning = typeof known === 'number';
    this.#entry = typeof known === 'number' ? known : (this.#newest += 1);
    if (!this.#returning) window.history.replaceState(this.#entry, '');
    const next = parseRoute(window.location.hash);
    this.#moved = this.#moved || (this.#newest > 1 && next.key !== this.route.key);
    this.route = next;
  }
}

export const router = new Router();
