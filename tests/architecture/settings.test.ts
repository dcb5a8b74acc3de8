import { readdirSync, readFileSync } from 'node:fs'
import { parseSync } from 'oxc-parser'
import { describe, expect, test } from 'vitest'
import { columnOf } from '@/domain/policies/queries'
import {
  type Field,
  fields,
  frozenFields,
  settingGroups,
  settingOf,
} from '@/domain/policies/settings'
import en from '@/messages/en/policies.json'
import zh from '@/messages/zh/policies.json'
import { sourceFiles } from './imports'
import { settingsPage } from './settings-page'

describe('the texts and the page of the settings', () => {
  test('each setting stands in one group', () => {
    const listed = Object.values(settingGroups).flatMap((group) => Object.keys(group))
    expect(listed).toEqual(fields)
  })

  test.each([
    ['zh', zh],
    ['en', en],
  ])('in %s there is a label for the form and one for the log, and none of another', (_, texts) => {
    expect(Object.keys(texts.field).toSorted()).toEqual(fields.toSorted())
    expect(Object.keys(texts.logged).toSorted()).toEqual(fields.toSorted())
  })

  test('docs/settings.md says what the list says; with -u it is written', async () => {
    await expect(settingsPage()).toMatchFileSnapshot('../../docs/settings.md')
  })
})

describe('what a slot keeps', () => {
  const engine = readdirSync('db/engine').map((name) => readFileSync(`db/engine/${name}`, 'utf8'))
  const columns = (where: string) =>
    fields.filter((field) => settingOf(field).frozen === where).map(columnOf)

  test('its terms are made of the settings that say so', () => {
    const terms = /function set_slot_terms\(\)[\s\S]*?end \$\$/.exec(engine.join('\n'))?.[0] ?? ''
    const named = [...terms.matchAll(/\bpolicy\.(\w+)/g)].map(([, name]) => name)
    const read = new Set(named.filter((name) => name !== 'policy'))
    expect([...read].toSorted()).toEqual(columns('terms').toSorted())
  })

  test('the engine reads from its policy only what is frozen for booking', () => {
    const named = engine.flatMap((text) =>
      [...text.matchAll(/\bpolicy ->>? '(\w+)'/g)].map(([, name]) => name),
    )
    expect(named.length).toBeGreaterThan(2)
    expect(named.filter((name) => !columns('booking').includes(name ?? ''))).toEqual([])
  })
})

type Node = Record<string, unknown> & { type: string }
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value

/** `Pick<Policy, 'holdMinutes'>`: what a rule reads. */
const isPick = (node: Node) =>
  node.type === 'TSTypeReference' && isNode(node.typeName) && node.typeName.name === 'Pick'

/** The names a file lists: keys of objects and types, and texts in quotes; not what it reads or picks apart. */
function listed(file: string, code = readFileSync(file, 'utf8')): string[] {
  const found: string[] = []
  const look = (value: unknown) => {
    if (Array.isArray(value)) return value.forEach(look)
    if (!isNode(value)) return
    if (value.type === 'ObjectPattern' || isPick(value)) return
    if (/^(Property|TSPropertySignature)$/.test(value.type) && isNode(value.key)) {
      found.push(String(value.key.name ?? value.key.value))
    }
    if (value.type === 'Literal' && typeof value.value === 'string') found.push(value.value)
    if (value.type === 'MemberExpression' && isNode(value.property)) {
      found.push(`.${value.property.name}`)
    }
    for (const inner of Object.values(value)) look(inner)
  }
  look(parseSync(file, code).program)
  return found
}

/** Names that slots and timetables have as well. */
const ofSlots: Field[] = ['ageFromMonths', 'ageToMonths', 'sameDayReserve', 'residentsReserve']

/** How many groups of settings a file lists names of. */
function groupsIn(names: string[]): number {
  const groups = Object.values(settingGroups).map((group) => Object.keys(group) as Field[])
  const isListed = (field: Field) => names.includes(field) && !ofSlots.includes(field)
  return groups.filter((group) => group.some(isListed)).length
}

/** Names that limits and one way of counting have as well. */
const ofOthers = ['fixed_ratio', 'largest_group', 'min_caregivers', 'slot_cap']
const spelledAgain = fields.map(columnOf).filter((name) => !ofOthers.includes(name))
const isSpelledAgain = (name: string) => spelledAgain.includes(name.replace(/^\./, ''))

describe('the one list of settings', () => {
  const files = sourceFiles('app', 'domain', 'i18n', 'lib', 'ui', 'tests/support')

  test('no other file lists settings of three groups', () => {
    const lists = files.filter((file) => groupsIn(listed(file)) >= 3)
    expect(lists).toEqual(['domain/policies/settings.ts'])
  })

  test('no code names a setting as its column', () => {
    const again = files.flatMap((file) => {
      const names = [...new Set(listed(file).filter(isSpelledAgain))]
      return names.map((name) => `${file}: ${name}`)
    })
    expect(again).toEqual([])
  })

  test('a preview compares each setting that a slot keeps for its bookings', () => {
    const engine = readFileSync('db/engine/limits.sql', 'utf8')
    const compared = frozenFields.filter((field) =>
      engine.includes(`c.policy -> '${columnOf(field)}'`),
    )
    expect(compared).toEqual(frozenFields)
  })

  test('the policy of a slot is opened by frozen-queries.ts and the engine alone', () => {
    const opened = files.filter((file) => /policy\}? ->/.test(readFileSync(file, 'utf8')))
    expect(opened).toEqual([])
  })

  test.each([
    'const shown = { holdMinutes: 1, slotCap: 2, marksLimit: 3 }',
    'type Frozen = { holdMinutes: number; releaseTime: string; marksLimit: number }',
    "const read = ['holdMinutes', 'slotCap', 'marksLimit']",
  ])('a second list is noticed: %s', (code) => {
    expect(groupsIn(listed('a.ts', code))).toBe(3)
  })

  test.each([
    'const { holdMinutes, slotCap, marksLimit } = policy',
    "type Read = Pick<Policy, 'holdMinutes' | 'slotCap' | 'marksLimit'>",
  ])('what a rule reads is no list: %s', (code) => {
    expect(groupsIn(listed('a.ts', code))).toBe(0)
  })

  test.each(['slot.policy.mark_missed', "pick('mark_missed')", 'const a = { mark_missed: 1 }'])(
    'a second spelling is noticed: %s',
    (code) => {
      expect(listed('a.ts', code).filter(isSpelledAgain)).toHaveLength(1)
    },
  )
})
