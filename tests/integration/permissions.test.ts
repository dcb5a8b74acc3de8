import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { everybody, type Person } from './support/cast'
import { makeStage, type Stage } from './support/stage'
import { mayDo } from './support/undoing'
import { useCases } from './support/use-cases'

let stage: Stage
beforeAll(async () => {
  stage = await makeStage()
})

test.each(Object.keys(useCases))('%s is for those it is for', async (name) => {
  const useCase = useCases[name]
  if (!useCase) throw new Error(name)
  const allowed: Person[] = []
  for (const person of everybody) {
    if (await mayDo(stage, stage.cast[person], (ctx) => useCase.run(ctx, stage.scene)))
      allowed.push(person)
  }
  expect(allowed).toEqual(everybody.filter((person) => useCase.for.includes(person)))
})

test('every use case of the tree is in the matrix', () => {
  const files = readdirSync('domain', { recursive: true, encoding: 'utf8' })
  const found = files
    .filter((file) => file.endsWith('.ts') && !file.startsWith('shared'))
    .flatMap((file) =>
      [
        ...readFileSync(`domain/${file}`, 'utf8').matchAll(
          /^export (?:async )?function (\w+)\(\s*ctx: Ctx/gm,
        ),
      ].map((match) => match[1]),
    )
  expect(found.length).toBeGreaterThan(50)
  expect(found.sort()).toEqual(Object.keys(useCases).sort())
})
