import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bandOf } from '@/domain/capacity/rules'
import { claimed, claimTerm } from '@/domain/capacity/verdict-rules'
import type { Online } from '@/domain/claims/online-rules'
import { answerFor, sumLines } from '@/domain/explaining/sum-rules'
import { moments } from '../support/capacity-arbitraries'

const now = new Date(0)
const onlines: fc.Arbitrary<Online> = fc.constantFrom<Online>(
  { kind: 'open', until: now },
  { kind: 'open', until: now },
  { kind: 'not_released', releasedAt: now },
  { kind: 'after_closing', closedAt: now, reopensAt: null },
  { kind: 'over' },
)
const asked = fc.record({
  moment: moments,
  online: onlines,
  ageMonths: fc.nat({ max: 40 }),
  resident: fc.boolean(),
})

test('the answer is the least that a line leaves, the line marked leaves that, and so many can claim', () => {
  fc.assert(
    fc.property(asked, ({ moment, online, ageMonths, resident }) => {
      const [part] = moment.parts
      const claimant = { ageMonths, factorHundredths: 100, resident }
      const admitted =
        part && ageMonths >= part.ageFromMonths && ageMonths < part.ageToMonths ? part : null
      fc.pre(admitted !== null && bandOf(moment.limits.rules, ageMonths) !== null)
      if (!admitted) return
      const answer = answerFor(moment, admitted, claimant, { online, now })
      const shown = sumLines.flatMap((line) => answer.left[line] ?? [])
      expect(answer.more).toBe(Math.min(...shown))
      expect(answer.left[answer.binding]).toBe(answer.more)

      let state = moment
      let claims = 0
      while (claimTerm(state, admitted.slotId, claimant, now) === null) {
        state = claimed(state, admitted.slotId, claimant, now)
        claims += 1
      }
      expect(answer.ifOnline).toBe(claims)
      expect(answer.more).toBe(online.kind === 'open' ? claims : 0)
      expect(answer.onSite).toBeGreaterThanOrEqual(claims)
    }),
    { numRuns: 3000 },
  )
})
