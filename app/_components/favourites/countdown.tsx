'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { classNames } from '@/ui/class-names'

/** Within so many milliseconds after the end pages ask again, each at its own instant. */
const spread = 3_000
const second = 1_000
const day = 86_400_000

/**
 * Counts down the milliseconds `left` as the server reckoned them at `asOf`, whatever this device
 * takes the time to be; at the end it fetches the page anew. The hand is not read out: the instant
 * stands beside it, and the end is announced.
 */
export function Countdown({
  left,
  asOf,
  words,
}: {
  left: number
  asOf: number
  /** `days` has the words for each number of whole days there can be. */
  words: { before: string; days: string[]; over: string }
}) {
  const router = useRouter()
  const [rest, setRest] = useState<number | null>(null)
  useEffect(() => {
    const passed = stopwatch()
    let next: ReturnType<typeof setTimeout>
    const tick = () => {
      const now = left - passed()
      setRest(now)
      next =
        now > 0
          ? setTimeout(tick, now % second || second)
          : setTimeout(() => router.refresh(), Math.random() * spread)
    }
    tick()
    return () => clearTimeout(next)
  }, [left, asOf, router])
  const shown = rest ?? left
  return (
    <>
      {shown > 0 ? (
        // Without scripts it would stand still: until they run it only keeps its room.
        <span
          aria-hidden="true"
          className={classNames(
            'whitespace-nowrap font-[650] text-apricot-ink tabular-nums',
            rest === null && 'invisible',
          )}
        >
          {words.before} {hand(shown, words.days)}
        </span>
      ) : null}
      <span role="status">{shown > 0 ? null : words.over}</span>
    </>
  )
}

/** Milliseconds since now. Some devices stop the steady clock while they sleep, none stops both. */
function stopwatch(): () => number {
  const steady = performance.now()
  const wall = Date.now()
  return () => Math.max(performance.now() - steady, Date.now() - wall)
}

/** 2 天 03:15:09 */
function hand(milliseconds: number, days: string[]): string {
  const seconds = Math.ceil(milliseconds / second)
  const whole = Math.floor((seconds * second) / day)
  const parts = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60]
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':')
  return [days[whole], clock].filter(Boolean).join(' ')
}
