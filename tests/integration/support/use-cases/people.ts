import { eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import { roles } from '@/db/schema/accounts'
import { roleInvitations } from '@/db/schema/people'
import { confirmSecondFactor } from '@/domain/accounts/confirm-second-factor'
import { giveSecondFactor } from '@/domain/accounts/give-second-factor'
import { readSecondFactor } from '@/domain/accounts/read-second-factor'
import { renewRecoveryCodes } from '@/domain/accounts/renew-recovery-codes'
import { acceptRoleInvitation } from '@/domain/people/accept-role-invitation'
import { inviteToRole } from '@/domain/people/invite-to-role'
import { listPeople, readPerson } from '@/domain/people/list-people'
import { listRoleChoices } from '@/domain/people/list-role-choices'
import { readRoleInvitation } from '@/domain/people/read-role-invitation'
import { removeRole } from '@/domain/people/remove-role'
import { resetSecondFactor } from '@/domain/people/reset-second-factor'
import { tokenHash } from '@/domain/people/secrets'
import { withdrawRoleInvitation } from '@/domain/people/withdraw-role-invitation'
import type { Ctx } from '@/domain/shared/context'
import { everybody, type Person } from '../cast'
import { running, type Scene, signedIn, type UseCase } from '../use-case'

const sealing = { seal: (text: string) => text, open: (text: string) => text }

/** The people who look after others, in any scope: all with a role but caregivers. */
const granting: Person[] = signedIn.filter(
  (one) => !['parent', 'guardian', 'caregiver'].includes(one),
)

/** The guardian as a caregiver of the room, for one call. */
async function asCaregiver<T>({ db }: Ctx, scene: Scene, ask: (roleId: string) => Promise<T> | T) {
  const id = v7()
  const role = { role: 'caregiver' as const, roomId: scene.room.id }
  await db.read.insert(roles).values({ id, accountId: scene.guardianId, ...role })
  try {
    return await ask(id)
  } finally {
    await db.read.delete(roles).where(eq(roles.id, id))
  }
}

/** An invitation to be the room's caregiver, to a number nobody of the cast has. */
async function offered({ db, now }: Ctx, scene: Scene) {
  const id = v7()
  await db.read.insert(roleInvitations).values({
    id,
    tokenHash: tokenHash(id),
    name: '某人',
    phone: '+8613900000001',
    role: 'caregiver',
    roomId: scene.room.id,
    expiresAt: new Date(now.getTime() + 60_000),
  })
  return id
}

export const peopleUseCases: Record<string, UseCase> = {
  inviteToRole: {
    for: running,
    run: (ctx, s) =>
      inviteToRole(
        ctx,
        {
          name: '某人',
          phone: '+8613900000000',
          role: { role: 'caregiver', roomId: s.room.id },
          key: v7(),
        },
        (token) => token,
      ),
  },
  withdrawRoleInvitation: {
    for: running,
    run: async (ctx, s) => withdrawRoleInvitation(ctx, { invitationId: await offered(ctx, s) }),
  },
  readRoleInvitation: {
    for: everybody,
    run: async (ctx, s) => readRoleInvitation(ctx, { token: await offered(ctx, s) }),
  },
  acceptRoleInvitation: {
    for: signedIn,
    run: async (ctx, s) => acceptRoleInvitation(ctx, { token: await offered(ctx, s) }),
  },
  removeRole: {
    for: ['guardian', ...running],
    run: (ctx, s) => asCaregiver(ctx, s, (roleId) => removeRole(ctx, { roleId, reason: '测试' })),
  },
  listPeople: { for: granting, run: (ctx) => listPeople(ctx, { search: '', page: 1 }) },
  listRoleChoices: { for: granting, run: (ctx) => listRoleChoices(ctx, { role: null }) },
  readPerson: {
    for: running.filter((one) => one !== 'system'),
    run: (ctx, s) => asCaregiver(ctx, s, () => readPerson(ctx, { accountId: s.guardianId })),
  },
  resetSecondFactor: {
    for: running,
    run: (ctx, s) =>
      asCaregiver(ctx, s, () =>
        resetSecondFactor(ctx, { accountId: s.guardianId, reason: '测试' }),
      ),
  },
  // Nobody of the cast acts in this session: not there for anybody.
  readSecondFactor: { for: [], run: (ctx) => readSecondFactor(ctx, { sessionId: v7() }) },
  giveSecondFactor: {
    for: [],
    run: (ctx) => giveSecondFactor(ctx, { sessionId: v7(), code: '000000' }, sealing),
  },
  confirmSecondFactor: {
    for: [],
    run: (ctx) =>
      confirmSecondFactor(ctx, { sessionId: v7(), secret: 'AAAA', code: '000000' }, sealing),
  },
  renewRecoveryCodes: { for: [], run: (ctx) => renewRecoveryCodes(ctx, { sessionId: v7() }) },
}
