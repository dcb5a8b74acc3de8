import { getTranslations } from 'next-intl/server'
import { codeExpiry, codeMinutes } from '@/domain/accounts/rules'
import type { MessageRow } from '@/domain/messages/queries'
import { type Secret, secretOf } from '@/domain/messages/secrets'
import { invitationDays } from '@/domain/people/rules'
import { sealing } from '@/lib/sealing'

/** What a message keeps sealed; nothing if it was sealed by a site with another secret. */
function openedSecret(message: MessageRow): Secret {
  try {
    return secretOf(message, sealing('messages'))
  } catch {
    return {}
  }
}

/** A message in its reader's language, as a provider would send it. Codes past their time stay out. */
export async function messageText(message: MessageRow, now: Date): Promise<string> {
  const { kind, language, createdAt } = message
  const secret = openedSecret(message)
  const parameters: Record<string, string> = { ...message.parameters, ...secret }
  const t = await getTranslations({ locale: language, namespace: 'sms.text' })
  const of = (name: string) => parameters[name] ?? ''
  const room = language === 'en' ? of('roomEn') || of('room') : of('room')
  const when = { room, day: of('day'), from: of('from'), to: of('to') }
  switch (kind) {
    case 'sign_in_code':
      return parameters.code && now < codeExpiry(createdAt)
        ? t(kind, { code: parameters.code, minutes: codeMinutes, purpose: of('purpose') })
        : t('sign_in_code_gone')
    case 'account_changed':
      return t(kind, { what: of('what'), days: of('days') })
    case 'guardian_invited':
      return t(kind, { inviter: of('inviter'), link: of('link') })
    case 'role_invited': {
      if (!secret.link) return t('role_invited_gone')
      const facts = { role: of('role'), scope: of('scope'), link: of('link') }
      return t(kind, { ...facts, inviter: of('inviter'), days: invitationDays })
    }
    case 'booking_confirmed':
      return t(kind, { ...when, children: of('children') })
    case 'bookings_confirmed': {
      const several = { visits: of('visits'), more: Number(of('more')), count: Number(of('count')) }
      return t(kind, { ...several, room, children: of('children') })
    }
    case 'booking_moved': {
      const left = { oldDay: of('oldDay'), oldFrom: of('oldFrom'), oldTo: of('oldTo') }
      return t(kind, { ...when, ...left })
    }
    case 'booking_cancelled':
      return t(kind, { ...when, cause: of('cause') || 'none' })
    case 'slot_closed':
      return t(kind, { ...when, reason: of('reason') || 'none' })
  }
}
