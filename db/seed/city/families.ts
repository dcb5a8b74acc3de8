import { registerAccount } from '@/domain/accounts/register-account'
import { addChild } from '@/domain/children/add-child'
import { answerChildDataRule } from '@/domain/consents/answer-child-data-rule'
import type { Account } from '@/domain/shared/actor'
import type { Language } from '@/domain/shared/context'
import type { IdentitySealing } from '@/domain/shared/sealing'
import { addDays } from '@/domain/shared/time'
import { granted, type Moment } from './moment'
import { type Random, seededRandom } from './random'
import { twoAtATime } from './two-at-a-time'

export type DemoChild = { id: string; birthDate: string; family: Account }

export type ChildPlan = {
  name: string
  birthDate: string
  relation: 'mother' | 'father' | 'grandparent'
  allergies?: string
  notes?: string
}

type FamilyPlan = {
  phone: string
  name: string
  language: Language
  homeSubdistrictCode: string
  children: ChildPlan[]
}

/** The demo keeps no identity documents, so nothing is ever sealed for it. */
const nothingToSeal: IdentitySealing = {
  digest: () => {
    throw new Error('the demo city has no documents')
  },
  seal: () => {
    throw new Error('the demo city has no documents')
  },
  open: () => {
    throw new Error('the demo city has no documents')
  },
}

/** A family through the use cases: the account, its yes to the child-data rule, its children. */
export async function buildFamily(moment: Moment, plan: FamilyPlan): Promise<DemoChild[]> {
  const { children, ...account } = plan
  const { accountId } = await registerAccount(moment.as({ kind: 'system' }), account)
  const family: Account = { kind: 'account', accountId, roles: [], ...account }
  const ctx = moment.as(family)
  await answerChildDataRule(ctx, { agrees: true })
  const built: DemoChild[] = []
  for (const { allergies = null, notes = null, ...child } of children) {
    const input = { ...child, allergies, notes, identity: null }
    const { childId } = granted(await addChild(ctx, input, nothingToSeal))
    built.push({ id: childId, birthDate: child.birthDate, family })
  }
  return built
}

const familyCount = 72
const names =
  '豆豆 米粒 团子 星星 小满 芒果 糖糖 乐乐 果果 嘟嘟 安安 圆圆 可可 朵朵 跳跳 亮亮'.split(' ')
const allergies = ['花生', '牛奶', '鸡蛋', '芒果', '虾', '尘螨']
const notes = ['午睡要抱小毯子', '会说自己的小名', '怕吹风机的声音', '正在练习用勺子']

/** Families with obviously invented names, at home near the demo's rooms. Always the same ones. */
export async function buildFamilies(
  moment: Moment,
  today: string,
  homes: string[],
): Promise<DemoChild[]> {
  const random = seededRandom(2026)
  const plans = Array.from({ length: familyCount }, (_, index): FamilyPlan => {
    const n = index + 1
    const number = String(n).padStart(2, '0')
    const english = n % 9 === 0
    const count = n % 3 === 0 ? 1 : 2
    return {
      phone: `+861390000${String(n).padStart(4, '0')}`,
      name: english ? `Sample Parent ${number}` : `示例家长${number}`,
      language: english ? 'en' : 'zh',
      homeSubdistrictCode: random.pick(homes),
      children: Array.from({ length: count }, (_, which) => childOf(random, today, n, which)),
    }
  })
  return (await twoAtATime(plans, (plan) => buildFamily(moment, plan))).flat()
}

/** Between 13 and 33 months today, so that nobody grows out of the rooms while the demo lasts. */
function childOf(random: Random, today: string, family: number, which: number): ChildPlan {
  const name = `示例·${names[(family * 2 + which) % names.length]}${Math.ceil(family / 8)}`
  const days = which === 0 ? 400 + random.below(280) : 720 + random.below(280)
  return {
    name,
    birthDate: addDays(today, -days),
    relation: random.pick(['mother', 'mother', 'father', 'grandparent']),
    ...(random.below(5) === 0 ? { allergies: random.pick(allergies) } : {}),
    ...(random.below(6) === 0 ? { notes: random.pick(notes) } : {}),
  }
}
