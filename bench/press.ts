import { randomBytes } from 'node:crypto'
import { byScript, formOf, pressOf, signIn } from './booking-form'
import { makeFamilies, makeRooms } from './city'
import { serveAction } from './constant-site'
import { analyzeFilled, type OwnDatabase, onOwnDatabase } from './own-database'
import { pressAll } from './press-all'
import type { Answer, Press } from './rush-families'
import { serveOn } from './served-site'
import { median, percentile } from './statistics'
import type { Bench, Figure } from './types'

const connections = 20
const sizes = {
  full: { perTurn: 500, turns: 7, warmUp: 100 },
  small: { perTurn: 20, turns: 2, warmUp: 2 },
}

const bookAction = {
  file: 'app/[locale]/(family)/book/[slotId]/actions.ts',
  name: 'bookAction',
}

/**
 * Signed-in families press the button that books, as the page's script does, one process of a production
 * build beside a copy of the site in which the same action is empty, turn by turn; each family once, each
 * for a place of another slot.
 */
export const press: Bench = {
  name: 'press',
  measures: 'the action that books over HTTP, beside an empty action in its place',
  target: { of: 'ratio', at: 'least', value: 0.6 },
  run: (size) => onOwnDatabase((own) => run(own, sizes[size])),
}

async function run(
  { url, sql }: OwnDatabase,
  { perTurn, turns, warmUp }: (typeof sizes)['full'],
): Promise<Figure[]> {
  const slots = await makeRooms(sql)
  const [first, ...families] = await makeFamilies(sql, 1 + perTurn * turns)
  const secret = randomBytes(32).toString('hex')
  const cookies = await signIn(sql, families, secret)
  const [cookie = ''] = first ? await signIn(sql, [first], secret) : []
  await analyzeFilled(sql)
  const env = { AUTH_SECRET: secret, PROCESSES: '1' }
  const site = await serveOn(url, { env })
  try {
    const empty = await serveAction(url, env, { ...bookAction, body: 'return {}' })
    try {
      const pressesOn = async (address: string) => {
        const fields = await formOf(address, slots, cookie, warmUp)
        return families.map((family, n) => {
          const slot = slots[n % slots.length]
          if (!slot) throw new Error('There are no slots.')
          return byScript(pressOf(fields, slot, family, cookies[n] ?? '', n))
        })
      }
      const [booking, nothing] = [await pressesOn(site.address), await pressesOn(empty.address)]
      const turn = (all: Press[], n: number) => all.slice(n * perTurn, (n + 1) * perTurn)
      const [booked, answered]: [Answer[][], Answer[][]] = [[], []]
      for (let n = 0; n < turns; n += 1) {
        booked.push(await pressed(site.address, turn(booking, n), 'booked'))
        answered.push(await pressed(empty.address, turn(nothing, n), 'something else'))
      }
      return figuresOf(booked.slice(1), answered.slice(1))
    } finally {
      await empty.stop()
    }
  } finally {
    await site.stop()
  }
}

/** Throws if a family got another answer than the one to be measured. */
async function pressed(address: string, presses: Press[], told: Answer['told']): Promise<Answer[]> {
  const answers = await pressAll({ address, connections, presses, follow: false })
  const other = answers.find((answer) => answer.status !== 200 || answer.told !== told)
  if (other) throw new Error(`${address} answered ${other.status}, ${other.told}.`)
  return answers
}

function figuresOf(booked: Answer[][], answered: Answer[][]): Figure[] {
  const perSecond = (turns: Answer[][]) =>
    median(turns.map((turn) => (turn.length / Math.max(...turn.map(({ after }) => after))) * 1000))
  const within = (turns: Answer[][]) =>
    percentile(
      turns.flatMap((turn) => turn.map(({ milliseconds }) => milliseconds)),
      0.95,
    )
  const turns = `${connections} connections, median of ${booked.length} turns`
  return [
    {
      what: `bookings, ${turns} of ${booked[0]?.length}`,
      unit: '/s',
      value: perSecond(booked),
      limit: perSecond(answered),
    },
    {
      what: '95 % of presses answered within',
      unit: 'ms',
      value: within(booked),
      limit: within(answered),
      target: null,
    },
  ]
}
