'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'
import { classNames } from '@/ui/class-names'
import { pauseBefore, spread } from './asking'

const second = 1_000
const day = 86_400_000

/**
 * Counts down the milliseconds `left` as the server computed them at `asOf`, whatever this device
 * takes the time to be. At the end it fetches the page again, with what is typed left as it is, and again
 * after growing pauses while no newer page comes. The hand is not read out: the instant stands
 * beside it, and the end is announced.
 */
export function Countdown({
  left,
  asOf,
  words,
}: {
  left: number
  asOf: number
  /** `days` holds the words for each number of whole days there can be. */
  words: { before: string; days: string[]; over: string; late: string }
}) {
  const router = useRouter()
  const [rest, setRest] = useState<number | null>(null)
  const [asked, setAsked] = useState(0)
  const [asking, startAsking] = useTransition()
  const shown = rest ?? left
  const over = shown <= 0
  const pause = pauseBefore(asked)
  useEffect(() => {
    const passed = stopwatch()
    let next: ReturnType<typeof setTimeout>
    const tick = () => {
      const now = left - passed()
      setRest(now)
      if (now > 0) next = setTimeout(tick, now % second || second)
    }
    setAsked(0)
    tick()
    return () => clearTimeout(next)
  }, [left, asOf])
  useEffect(() => {
    if (!over || asking || pause === null) return
    const next = setTimeout(
      () => {
        setAsked((times) => times + 1)
        // Without a network the router would leave the page, and what is typed with it.
        if (navigator.onLine) startAsking(() => router.refresh())
      },
      pause + Math.random() * spread,
    )
    return () => clearTimeout(next)
  }, [over, asking, pause, router])
  return (
    <>
      {over ? null : (
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
      )}
      <span role="status">
        {over ? (pause === null && !asking ? words.late : words.over) : null}
      </span>
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
