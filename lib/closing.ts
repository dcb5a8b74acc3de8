type Close = () => Promise<void>

const place = Symbol.for('baobaowu.closing')
const stoppingPlace = Symbol.for('baobaowu.stopping')
const kept: typeof globalThis & { [place]?: Close[]; [stoppingPlace]?: (() => void)[] } = globalThis

/** Remembers what must end before the process does, such as jobs and connections. */
export function beforeExit(close: Close): void {
  kept[place] ??= []
  kept[place].push(close)
}

/** Ends all that was remembered, the latest first; called when the site stops. */
export async function closeAll(): Promise<void> {
  for (const close of (kept[place] ?? []).splice(0).reverse()) await close()
}

/** Remembers how to end, when the site stops, answers that would never end otherwise. */
export function whenStopping(end: () => void): void {
  kept[stoppingPlace] ??= []
  kept[stoppingPlace].push(end)
}

/** Ends those answers; called when the site stops and waits for the answers under way. */
export function endAnswers(): void {
  for (const end of kept[stoppingPlace] ?? []) end()
}
